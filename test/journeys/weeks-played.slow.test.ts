import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { clockDeeds } from '../../src/demo/clock-deeds.ts';
import { createMovableClock } from '../../src/demo/create-movable-clock.ts';
import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const DAY = 86_400_000;

/** The first Monday after a moment, in Tokyo. */
function nextMonday(now: number): string {
  const day = new Date(now + 9 * 3_600_000);
  return new Date(day.getTime() + ((8 - day.getUTCDay()) % 7 || 7) * DAY).toISOString().slice(0, 10);
}

test.each(LOCALES)(
  'in the rehearsal, mornings bring a schedule’s kick-off, Monday messages, lessons and recaps, and the others take part, in %s',
  async (locale) => {
    const { channel, learner } = PLACES[locale];
    const say = sayIn(locale);
    const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    const clock = createMovableClock(dir);
    const kakehashi = await startKakehashi('socket', { now: clock.read });
    const { rehearsal, service } = kakehashi;
    const { flow } = service;
    const { driver, waitFor } = rehearsal;
    try {
      const deeds = new Map(
        [
          playOthersDeed({ rehearsal, flow, teamId: TEAM }),
          ...clockDeeds({ clock, rehearsal, flow, teamId: TEAM }),
        ].map((deed) => [deed.id, deed]),
      );
      const press = (id: string) => deeds.get(id)?.run({ as: learner, channel } as never);
      const shown = (message: { blocks?: unknown }) => JSON.stringify(message.blocks ?? []);
      const holding = (place: string, text: string) =>
        driver.messages(place).filter((m) => shown(m).includes(JSON.stringify(text).slice(1, -1)));
      const lessons = () => driver.messages(channel).filter((m) => shown(m).includes(ACTIONS.openAsk));
      await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
      await driver.command(learner, channel, '/kakehashi schedule');
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.schedule);
      const start = nextMonday(clock.read());
      const input = {
        lessons: ['business-understanding', 'analyze'],
        'start-date': start,
        weekdays: ['1'],
        time: '10:00',
        zone: 'Asia/Tokyo',
      };
      await driver.submit(learner, undefined, input);
      await waitFor(() => JSON.stringify(driver.modal(learner)).includes(start.slice(0, 4)));
      await driver.submit(learner);
      await waitFor(() => driver.messages(channel).some(({ text }) => text === say('kick-off.title')));

      // At most a weekend, Monday to Friday, and the morning after the recap.
      for (let mornings = 0; mornings < 12 && holding(channel, say('recap.title')).length === 0; mornings += 1) {
        await press('next-morning');
        await rehearsal.waitFor(
          async () => (await flow.store.deliveries.channelsWithUndelivered(clock.now())).length === 0,
        );
        const [lesson] = lessons();
        if (lesson === undefined) continue;
        if (driver.messages(channel, lesson.ts).length < 4) continue;
        if (driver.messages(channel).every((m) => !shown(m).includes('Friday?'))) {
          await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
          await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.ask);
          const text = 'Who decides by Friday? Friday?';
          expect(
            (await driver.submit(learner, undefined, { role: 'domain-expert', kind: 'information', text })).errors,
          ).toBeUndefined();
          await waitFor(() => driver.messages(channel).some((m) => shown(m).includes('Friday?')));
        }
        await press('play-others');
      }

      const [recap] = holding(channel, say('recap.title'));
      expect(shown(recap ?? {})).toContain('Who decides by Friday?');
      const mondays = rehearsal.users.flatMap(({ id }) => holding(`D${id.slice(1)}`, ACTIONS.openOwnHours));
      expect(mondays.length).toBeGreaterThan(0);
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
      await rm(dir, { recursive: true, force: true });
    }
  },
);
