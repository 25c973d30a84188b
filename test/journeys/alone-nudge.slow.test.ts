import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nudgeDaily } from '../../src/flow/alone/nudge-daily.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import { type Kakehashi, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Tokyo';

/** Someone alone asks for a nudge a day, ignores it, takes it up again, and stops it. */
describe.each(ROUNDS)('the daily nudge, in $locale over $delivery', ({ locale, delivery }) => {
  // A Monday, 8:00 in Tokyo.
  const start = Date.parse('2026-11-30T08:00:00+09:00');
  let now = start;
  let kakehashi: Kakehashi;
  let cohortId = '';
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const store = () => kakehashi.service.flow.store;
  const nudges = () =>
    driver()
      .messages(channel)
      .filter((m) => alone.blocksOf(m).includes(`"${ACTIONS.stopDailyNudge}"`));
  const stopped = () =>
    driver()
      .messages(channel)
      .filter((m) => m.text === say('daily-nudge.stopped', { n: 3 }));
  /** Goes to an hour of a day, counted from the first Monday, and lets four processes look at once. */
  const goTo = async (day: number, hour: number) => {
    now = start + day * DAY + (hour - 8) * 3_600_000;
    const sent = await Promise.all(Array.from({ length: 4 }, () => nudgeDaily(kakehashi.service.flow)));
    return sent.reduce((sum, each) => sum + each, 0);
  };
  const open = async () => {
    const menu = await toldAfter(kakehashi.rehearsal, learner, () => driver().command(learner, channel, '/kakehashi'));
    await driver().action(learner, { channel, ts: menu.ts }, ACTIONS.openDailyNudge);
    return waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.dailyNudge ? driver().modal(learner) : undefined,
    );
  };
  const told = () =>
    driver()
      .ephemerals(learner)
      .map(({ text }) => text);
  const zone = ZONE;

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, { now: () => now });
    ({ cohortId } = await startAlone(kakehashi, locale));
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('is off until someone asks for it', async () => {
    expect(await store().dailyNudges.nextDue()).toBeUndefined();
    const form = await open();
    expect(JSON.stringify(form.blocks)).toContain(say('daily-nudge.days.off'));
    const { errors } = await driver().submit(learner, form.id, { [BLOCKS.time]: '09:30', [BLOCKS.zone]: ZONE });
    expect(errors).toBeUndefined();
    await waitFor(() => told().includes(say('daily-nudge.off')));
    expect(await store().dailyNudges.ofCohort(TEAM, cohortId)).toBeUndefined();
  });

  test('comes once on a working day, at the hour they chose, with the one next step', async () => {
    const form = await open();
    const values = { [BLOCKS.nudgeDays]: 'working', [BLOCKS.time]: '09:30', [BLOCKS.zone]: ZONE };
    await driver().submit(learner, form.id, values);
    await waitFor(() => told().includes(say('daily-nudge.on.working', { time: '09:30', zone })));
    expect(await goTo(0, 9)).toBe(0);
    expect(await goTo(0, 10)).toBe(1);
    const nudge = await waitFor(() => nudges()[0]);
    expect(alone.blocksOf(nudge)).toContain(ACTIONS.postLesson);
    expect(nudge.text).toContain(say('path.next.post', { process: '#' }).split('#')[0]?.trim());
    expect(await goTo(0, 11)).toBe(0);
    expect(nudges()).toHaveLength(1);
  });

  test('isn’t counted as ignored when they looked or did something, and skips a day on which they’re away or the app was down', async () => {
    // Pressing its button does the step.
    await driver().action(learner, { channel, ts: nudges()[0]?.ts ?? '' }, ACTIONS.postLesson);
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => (m.replyCount ?? 0) > 0),
    );
    expect(await goTo(1, 10)).toBe(1);
    expect((await store().dailyNudges.ofCohort(TEAM, cohortId))?.ignored).toBe(0);
    await waitFor(() => nudges().length === 2);
    await alone.menu();
    // Down from Tuesday to Thursday, 23:00.
    expect(await goTo(3, 23)).toBe(0);
    await driver().command(learner, channel, '/kakehashi away 2026-12-08');
    const awayUntil = async () => (await store().members.byId(TEAM, learner))?.awayUntil;
    await expect.poll(awayUntil).toBeDefined();
    expect(await goTo(4, 10)).toBe(0);
    await driver().command(learner, channel, '/kakehashi back');
    await expect.poll(awayUntil).toBeUndefined();
    // No nudge on Saturday and Sunday.
    expect((await goTo(5, 10)) + (await goTo(6, 10))).toBe(0);
    expect(nudges()).toHaveLength(2);
  });

  test('stops by itself after three that were ignored, says so once, and one press resumes it', async () => {
    for (const day of [7, 8, 9]) expect(await goTo(day, 10)).toBe(1);
    await waitFor(() => nudges().length === 5);
    expect(stopped()).toHaveLength(0);
    expect(await goTo(10, 10)).toBe(1);
    const last = await waitFor(() => stopped()[0]);
    expect((await goTo(11, 10)) + (await goTo(14, 10))).toBe(0);
    expect(stopped()).toHaveLength(1);
    expect(nudges()).toHaveLength(5);
    await driver().action(learner, { channel, ts: last.ts }, ACTIONS.resumeDailyNudge);
    await waitFor(
      () => told().filter((text) => text === say('daily-nudge.on.working', { time: '09:30', zone })).length === 2,
    );
    expect(await goTo(15, 10)).toBe(1);
    await waitFor(() => nudges().length === 6);
  });

  test('a press stops it, and an old message can’t resume it', async () => {
    await driver().action(learner, { channel, ts: nudges().at(-1)?.ts ?? '' }, ACTIONS.stopDailyNudge);
    await waitFor(() => told().filter((text) => text === say('daily-nudge.off')).length === 2);
    expect(await goTo(16, 10)).toBe(0);
    await driver().action(learner, { channel, ts: stopped()[0]?.ts ?? '' }, ACTIONS.resumeDailyNudge);
    await waitFor(() => told().includes(say('error.nudge_off')));
    expect(await store().dailyNudges.nextDue()).toBeUndefined();
  });
});
