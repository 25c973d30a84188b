import { afterEach, describe, expect, test } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { expire } from '../../src/flow/upkeep/expire.ts';
import { runKey } from '../../src/messages/post-keys.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

/** Longer than a test takes: Slack works on a file until the test moves its clock. */
const WORK_MS = 3_600_000;
const GIVEN_UP = 'findings show no charts; they stay below';

interface Block {
  type: string;
  alt_text?: string;
  slack_file?: { id: string };
}

let kakehashi: Kakehashi | undefined;
let aheadMs = 0;
afterEach(async () => {
  await kakehashi?.stop();
  kakehashi = undefined;
  aheadMs = 0;
});

/** Runs Analyze where Slack works on each file for an hour. @returns what the thread shows, once the group of charts is in it */
async function run(chartBlocks: boolean, locale: Locale = 'en') {
  const rehearsal = await startWorkspace({ clock: () => Date.now() + aheadMs, fileProcessingMs: WORK_MS });
  const app = await startKakehashi('socket', {
    rehearsal,
    config: chartBlocks ? { chartBlocks: true } : {},
    // Charts are asked about again at once.
    rate: { againMs: 1 },
  });
  kakehashi = app;
  const { channel, learner } = PLACES[locale];
  const { ts } = await postAnalyze(app, locale);
  const here = inLessonThread(channel, () => ({ rehearsal, ts }));
  await here.press(learner, ts, ACTIONS.runStep);
  const findings = await rehearsal.waitFor(() => here.holding(ACTIONS.openFiles)[0]);
  const charts = await rehearsal.waitFor(() => here.messages().find((m) => (m.files?.length ?? 0) > 1));
  const store = app.service.flow.store;
  const runs = await store.runs.inCohort(
    TEAM,
    (await store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.id ?? '',
  );
  const runId = runs[0]?.id ?? '';
  const blocks = () => (here.messages().find((m) => m.ts === findings.ts)?.blocks ?? []) as unknown as Block[];
  const post = () => store.posts.byKey(TEAM, runKey(runId, 'progress'));
  return {
    app,
    rehearsal,
    channel,
    runId,
    charts,
    blocks,
    images: () => blocks().filter(({ type }) => type === 'image'),
    /** Calls that would show a chart in a message. */
    tries: () => rehearsal.calls.filter(({ args }) => JSON.stringify(args.blocks ?? []).includes('slack_file')),
    post,
    /** The findings' post, once it knows that its message shows the charts. */
    async kept() {
      await expect.poll(async () => JSON.stringify((await post())?.content)).toContain('"images"');
      const found = await post();
      if (found?.content.type !== 'findings') throw new Error('no findings');
      return { ...found, content: found.content };
    },
    chartsState: async () => (await store.posts.byKey(TEAM, runKey(runId, 'charts')))?.state,
    /** Makes the charts so much older for the app. */
    grow: () =>
      app.pool?.query("UPDATE kakehashi.post SET begun_at = begun_at - interval '1 minute' WHERE key = $1", [
        runKey(runId, 'charts'),
      ]),
    again: () =>
      app.service.flow.jobs.enqueue('show-charts', { teamId: TEAM, runId }, { id: `again-${Math.random()}` }),
  };
}

describe('where the operator wants charts in the findings', () => {
  test.each(['en', 'ja'] as const)(
    'Slack refuses them while it works on the files, and then they stand there in %s',
    async (locale) => {
      const there = await run(true, locale);
      const { rehearsal, tries, images, charts, app } = there;
      await rehearsal.waitFor(() => tries().length >= 2);
      expect(new Set(tries().map(({ result }) => result.error))).toEqual(new Set(['invalid_blocks']));
      expect(images()).toEqual([]);
      // The channel goes on meanwhile.
      expect(charts.files).toHaveLength(5);
      aheadMs = WORK_MS;
      await rehearsal.waitFor(() => images().length === 2);
      expect(images()).toEqual(
        charts.files
          ?.slice(0, 2)
          .map(({ id, altText }) => expect.objectContaining({ alt_text: altText, slack_file: { id } })),
      );
      expect(images().every(({ alt_text = '' }) => alt_text !== '')).toBe(true);
      expect(app.log.errors).toEqual([]);
      expect(app.log.infos).not.toContain(GIVEN_UP);
    },
  );

  test('they stay in later versions of the findings, and the job done again changes nothing', async () => {
    const there = await run(true);
    const { rehearsal, app, images, tries, channel, again } = there;
    aheadMs = WORK_MS;
    await rehearsal.waitFor(() => images().length === 2);
    const kept = await there.kept();
    expect(kept).toMatchObject({ state: 'posted', revision: kept.deliveredRevision });
    const { store, jobs } = app.service.flow;
    const before = tries().length;
    await again();
    await store.posts.revise(TEAM, kept.key, { ...kept.content, summary: 'Other words.' });
    await jobs.enqueue('deliver', { teamId: TEAM, channelId: channel });
    await rehearsal.waitFor(() => JSON.stringify(there.blocks()).includes('Other words.'));
    expect(images()).toHaveLength(2);
    expect(tries()).toHaveLength(before + 1);
  });

  test('a chart that someone deletes takes the images away, and the words come all the same', async () => {
    const there = await run(true);
    const { rehearsal, app, images, post, channel, charts } = there;
    aheadMs = WORK_MS;
    await rehearsal.waitFor(() => images().length === 2);
    const kept = await there.kept();
    const { store, jobs } = app.service.flow;
    const token = {
      authorization: `Bearer ${rehearsal.botToken}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    await fetch(`${rehearsal.apiUrl}files.delete`, {
      method: 'POST',
      headers: token,
      body: `file=${charts.files?.[0]?.id}`,
    });
    await store.posts.revise(TEAM, kept.key, { ...kept.content, summary: 'Other words.' });
    await jobs.enqueue('deliver', { teamId: TEAM, channelId: channel });
    await rehearsal.waitFor(() => JSON.stringify(there.blocks()).includes('Other words.'));
    expect(images()).toEqual([]);
    expect((await post())?.state).toBe('posted');
  });

  test('they go with the files when the course expires', async () => {
    const there = await run(true);
    const { rehearsal, app, images, post, channel } = there;
    aheadMs = WORK_MS;
    await rehearsal.waitFor(() => images().length === 2);
    await there.kept();
    const { flow } = app.service;
    const cohort = await flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const later = (days: number) => ({ ...flow, clock: { now: () => new Date(Date.now() + days * 86_400_000) } });
    await app.pool?.query('UPDATE kakehashi.cohort SET retention_days = 30 WHERE id = $1', [cohort?.id]);
    await expire(later(24));
    await expire(later(32));
    await rehearsal.waitFor(() => images().length === 0);
    expect(JSON.stringify((await post())?.content)).not.toContain('images');
  });

  test('Slack never takes them: the findings stay as they are, and the log says so once', async () => {
    const there = await run(true);
    const { rehearsal, app, tries, images, blocks, grow, again } = there;
    const before = blocks();
    await rehearsal.waitFor(() => tries().length >= 2);
    await grow();
    await expect.poll(() => app.log.infos).toContain(GIVEN_UP);
    expect(app.log.infos.filter((told) => told === GIVEN_UP)).toHaveLength(1);
    expect(images()).toEqual([]);
    expect(blocks()).toEqual(before);
    expect(app.log.errors).toEqual([]);
    // A job that was killed and comes late asks once more.
    const asked = tries().length;
    aheadMs = WORK_MS;
    await again();
    await rehearsal.waitFor(() => images().length === 2);
    expect(tries()).toHaveLength(asked + 1);
  });
});

test('without the setting, Slack isn’t asked', async () => {
  const there = await run(false);
  const { tries, images, charts, again } = there;
  aheadMs = WORK_MS;
  await again();
  await expect.poll(there.chartsState).toBe('posted');
  expect(charts.files).toHaveLength(5);
  expect(tries()).toEqual([]);
  expect(images()).toEqual([]);
});
