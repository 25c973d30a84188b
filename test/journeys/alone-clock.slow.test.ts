import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { clockDeeds } from '../../src/demo/clock-deeds.ts';
import { createMovableClock } from '../../src/demo/create-movable-clock.ts';
import { setDailyNudge } from '../../src/flow/alone/set-daily-nudge.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { startAlone } from '../helpers/learn-alone.ts';
import { TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

test.each(LOCALES)(
  'in the rehearsal, the clock moves to the next daily nudge, and to a morning through those before it, in %s',
  async (locale) => {
    const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    const clock = createMovableClock(dir);
    const kakehashi = await startKakehashi('socket', { now: clock.read });
    const { rehearsal, service } = kakehashi;
    const { flow } = service;
    try {
      const { learner, channel } = await startAlone(kakehashi, locale);
      const deeds = new Map(clockDeeds({ clock, rehearsal, flow, teamId: TEAM }).map((deed) => [deed.id, deed]));
      const run = (id: string) => deeds.get(id)?.run({ as: learner, channel } as never);
      const nudges = () =>
        rehearsal.driver
          .messages(channel)
          .filter((m) => JSON.stringify(m.blocks ?? []).includes(`"${ACTIONS.stopDailyNudge}"`));
      const plan = { days: 'every', minutes: 7 * 60, zone: 'Asia/Tokyo' } as const;
      await setDailyNudge(flow, { place: { teamId: TEAM, channelId: channel }, userId: learner, plan });
      const due = await flow.store.dailyNudges.nextDue();
      const told = (await run('next-reminder')) as { en: string; ja: string };
      expect(told.en).toContain('Daily nudges: 1.');
      expect(told.ja).toContain('毎日のひと声：1人');
      expect(Math.abs(clock.read() - (due?.getTime() ?? 0))).toBeLessThan(60_000);
      await rehearsal.waitFor(() => nudges().length === 1);
      // The second morning from now is more than a day away.
      let sent = 0;
      for (let nth = 0; nth < 2; nth += 1) {
        const morning = (await run('next-morning')) as { en: string };
        sent += Number(/Daily nudges: (\d)\./u.exec(morning.en)?.[1] ?? 0);
      }
      expect(sent).toBeGreaterThan(0);
      await rehearsal.waitFor(() => nudges().length === 1 + sent);
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
      await rm(dir, { recursive: true, force: true });
    }
  },
);
