import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { changeWorkshop } from '../../src/flow/workshop/change-workshop.ts';
import { startWorkshop } from '../../src/flow/workshop/start-workshop.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { createFleet } from '../helpers/delivery/create-fleet.ts';
import { PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { slackEnv } from '../helpers/run-app.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const MINUTE = 60_000;
/** A line for each person, as the facilitator pastes it. */
const ROLE_LINES = {
  en: 'Lucas: Operator\nEmily Carter: Domain Expert',
  ja: '芽衣さん： IT監督者\n健司：プロダクトマネージャー、業務担当者',
};

/** Where a workshop is, and how its blocks about Analyze are named there. */
function inLanguage(locale: Locale) {
  const say = sayIn(locale);
  const { number, name } = course.process(locale, 'analyze');
  return {
    ...PLACES[locale],
    say,
    blockName: (kind: string) => say(`workshop.block.${kind}`, { process: `${number}. ${name}` }),
  };
}

// Over sockets: Slack doesn't repeat a press over HTTP that a process on a busy machine answers too late.
test.each(LOCALES)(
  'a workshop posts nothing twice and leaves nothing out when SIGKILL hits the app in its middle, in %s',
  async (locale) => {
    const { channel, learner, say, blockName } = inLanguage(locale);
    const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    const clock = join(dir, 'clock');
    const setAhead = (minutes: number) => writeFile(clock, String(minutes * MINUTE));
    await setAhead(0);
    const rehearsal = await startWorkspace();
    const { driver, waitFor } = rehearsal;
    const app = createFleet(['all'], {
      ...slackEnv(rehearsal),
      KAKEHASHI_DIR: join(dir, 'data'),
      CLOCK_FILE: clock,
      SWEEP_MS: '300',
    });
    let kills = 0;
    /** Does something and kills the app while a post waits for an answer that never comes. Slack has carried it out (`after`) or not. */
    const killDuring = async (deed: () => Promise<unknown>, ...points: ('before' | 'after')[]) => {
      for (const [nth, unanswered] of points.entries()) {
        const before = rehearsal.calls.length;
        rehearsal.faults.add('chat.postMessage', { unanswered });
        await (nth === 0 ? deed() : app.killAll({}));
        await waitFor(() =>
          rehearsal.calls.slice(before).some(({ result }) => JSON.stringify(result).includes('unanswered')),
        );
        kills += 1;
      }
      await app.killAll({});
    };
    /** The parts of the workshop in the channel, by the keys of their messages, in order: `block-1`. */
    const parts = () =>
      driver.rawMessages(channel).flatMap((message) => {
        const { key = '' } = (message.metadata as { event_payload?: { key?: string } })?.event_payload ?? {};
        return key.startsWith('workshop:') ? [key.split(':').at(-1) ?? ''] : [];
      });
    const board = () =>
      driver.messages(channel).find(({ blocks }) => JSON.stringify(blocks ?? []).includes(ACTIONS.workshopMenu));
    const shownBoard = () => JSON.stringify(board()?.blocks ?? []);
    const choose = (deed: string) => {
      const [, id, step] = /\[\\"extend\\",\\"(?<id>[^"\\]+)\\",(?<step>\d+)\]/u.exec(shownBoard()) ?? [];
      return driver.action(learner, { channel, ts: board()?.ts ?? '' }, ACTIONS.workshopMenu, {
        choose: JSON.stringify([deed, id, Number(step)]),
      });
    };
    try {
      await app.start();
      await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
      await driver.command(learner, channel, locale === 'en' ? '/kakehashi workshop' : '/kakehashi ワークショップ');
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.workshop);
      const { errors } = await driver.submit(learner, undefined, {
        [BLOCKS.minutes]: '120',
        [BLOCKS.lessons]: ['analyze'],
        [BLOCKS.roleLines]: ROLE_LINES[locale],
      });
      expect(errors).toBeUndefined();
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.workshopAgenda);
      await driver.submit(learner);
      await waitFor(() => parts().includes('block-1'));

      // In "five minutes left": Slack shows it, and the app never hears so.
      await killDuring(() => setAhead(5), 'after');
      await waitFor(() => parts().includes('last-minutes-1'));
      // At the change of a block: its message isn't posted, and after the next start Slack shows it, and the app never hears so.
      await killDuring(() => setAhead(10), 'before', 'after');
      await waitFor(() => parts().includes('block-2'));
      await waitFor(() => driver.messages(channel).some(({ replyCount = 0 }) => replyCount >= 3));
      await waitFor(() => shownBoard().includes(blockName('lesson')));

      // In a pause, in which an hour goes by.
      await choose('pause');
      await waitFor(() => shownBoard().includes(`"${say('workshop.menu.resume')}"`));
      await app.killAll({});
      kills += 1;
      await setAhead(70);
      await choose('resume');
      await waitFor(() => shownBoard().includes(`"${say('workshop.menu.pause')}"`));
      expect(parts()).toEqual(['board', 'block-1', 'last-minutes-1', 'block-2']);
      await choose('skip');
      await waitFor(() => parts().length === 5);
      await waitFor(() => shownBoard().includes(blockName('ask')));
      expect(parts()).toEqual(['board', 'block-1', 'last-minutes-1', 'block-2', 'block-5']);
      // Nothing else is there twice either: the welcome, the lesson and its thread.
      const raw = driver.rawMessages(channel).flatMap(({ ts }) => driver.rawMessages(channel, ts));
      const keys = raw.flatMap((m) => (m.metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => key.startsWith('lesson:'))).toHaveLength(4);
      expect(kills).toBe(4);
      expect(app.fell()).toBe(0);
    } finally {
      await app.stop();
      await rehearsal.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
);

test.each(LOCALES)('a block begins when the one before it ends, without a sweep, in %s', async (locale) => {
  const { channel, learner, blockName } = inLanguage(locale);
  const ahead = 30 * 24 * 60 * MINUTE;
  // With a clock of its own, the app sweeps only when a test tells it to.
  const kakehashi = await startKakehashi('socket', { now: () => Date.now() + ahead });
  const { flow } = kakehashi.service;
  const { driver } = kakehashi.rehearsal;
  try {
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
    const place = { teamId: TEAM, channelId: channel };
    const draft = { minutes: 120, processes: ['analyze' as const], groupSize: 2, standInAfter: 8 };
    await startWorkshop(flow, { place, userId: learner, id: 'workshop', draft, roles: [] });
    const change = async (deed: 'pause' | 'resume') => {
      const { step = 0 } = (await flow.store.workshops.byId(TEAM, 'workshop')) ?? {};
      return changeWorkshop(flow, { place, userId: learner, workshopId: 'workshop', step, deed });
    };
    const paused = await change('pause');
    // Six tenths of a second are left of the block, and its last minutes have been announced.
    const pausedAt = paused.pausedAt ?? new Date();
    await flow.store.workshops.save({ ...paused, warned: true, endsAt: new Date(pausedAt.getTime() + 600) });
    const { endsAt } = await change('resume');
    const begins = blockName('lesson');
    await kakehashi.rehearsal.waitFor(() => driver.messages(channel).some(({ text }) => text.startsWith(begins)));
    const now = await flow.store.workshops.byId(TEAM, 'workshop');
    // It begins at the end of the one before it, and never earlier.
    expect(now).toMatchObject({ at: 1 });
    expect(flow.clock.now().getTime()).toBeGreaterThanOrEqual(endsAt.getTime());
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
