import { SEED } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postLesson } from '../../src/flow/lessons/post-lesson.ts';
import { cancelSchedule, setSchedule } from '../../src/flow/schedule/change-schedule.ts';
import { postScheduled, postSlot } from '../../src/flow/schedule/post-scheduled.ts';
import { recover } from '../../src/flow/upkeep/recover.ts';
import { languages } from '../helpers/languages.ts';
import { cardsAreTold, cardsTitle, directOf, type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const MINUTE = 60_000;
const APP = SEED.app.userId;

/** Slack refuses messages in the channel until a person fixes the cause. */
describe.each(languages('en'))('in a channel in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let now = Date.parse('2026-10-12T09:00:00Z');
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const flow = () => kakehashi.service.flow;
  const calls = (method: string, to: string) =>
    kakehashi.rehearsal.calls.filter((call) => call.method === method && call.args.channel === to);
  const refusals = () => calls('chat.postMessage', channel).filter(({ result }) => result.ok !== true).length;
  const halts = () => flow().store.halts.of({ teamId: TEAM, channelId: channel });
  /** Direct messages to the facilitator about the halt. */
  const notices = () =>
    calls('chat.postMessage', learner)
      .filter(({ args }) => JSON.stringify(args.metadata).includes('halt:'))
      .map(({ args }) => args.text);
  const keys = () =>
    driver()
      .rawMessages(channel)
      .flatMap((m) => [m, ...driver().rawMessages(channel, String(m.ts)).slice(1)])
      .flatMap((m) => (m.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? []);
  const lesson = (name: string) => driver().command(learner, channel, `/kakehashi lesson ${name}`);
  const withReplies = () =>
    driver()
      .messages(channel)
      .filter((m) => (m.replyCount ?? 0) >= 1).length;
  const tick = async (ms: number) => {
    now += ms;
    await recover(flow());
  };
  /** Sweeps until it is so, as the app does: a sweep finds nothing to do while the job before it has not ended. */
  const sweepUntil = async (isSo: () => boolean) => {
    await expect
      .poll(async () => {
        await recover(flow());
        return isSo();
      })
      .toBe(true);
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(() => kakehashi.stop());

  test('pauses the course in a channel without the app, tells the facilitator once, and retries ever less often', async () => {
    await driver().leave(channel, APP);
    await lesson('course');
    const title = say('halted.title', { channel: `<#${channel}>` });
    await waitFor(() => notices().includes(title));
    expect(JSON.stringify(calls('chat.postMessage', learner)[0]?.args.blocks)).toContain(
      JSON.stringify(say('halted.not_in_channel')).slice(1, -1),
    );
    expect(refusals()).toBe(1);
    expect((await halts())[0]).toMatchObject({ reason: 'not_in_channel', channelId: channel });
    // The next attempt comes after one minute and the one after that two minutes later, however often the sweep runs.
    for (let i = 0; i < 3; i += 1) await tick(10_000);
    expect(refusals()).toBe(1);
    await tick(MINUTE);
    await sweepUntil(() => refusals() === 2);
    await tick(MINUTE);
    await tick(0);
    expect(refusals()).toBe(2);
    await tick(MINUTE);
    await sweepUntil(() => refusals() === 3);
    expect(notices()).toEqual([title]);
  });

  test('scheduled lessons wait, too, and the list of their dates gives the reason', async () => {
    const facilitator = { place: { teamId: TEAM, channelId: channel }, userId: learner };
    // 18:30 in Tokyo, which is within the next half hour.
    const plan = {
      startDate: '2026-10-12',
      weekdays: [1],
      time: 1110,
      zone: 'Asia/Tokyo',
      skipHolidays: 'none',
    } as const;
    const draft = { plan: { ...plan, weekdays: [1] }, lessons: ['train' as const], whenUnfinished: 'go-on' as const };
    const { cohortId, nextAt } = await setSchedule(flow(), { ...facilitator, draft });
    now = nextAt.getTime();
    expect(await postScheduled(flow())).toEqual([]);
    // The call that the queue makes at the slot.
    expect(await postSlot(flow(), { teamId: TEAM, cohortId })).toBeUndefined();
    expect((await flow().store.schedules.ofCohort(TEAM, cohortId))?.nextAt).toEqual(nextAt);
    await driver().command(learner, channel, '/kakehashi schedule');
    const listed = () => JSON.stringify(driver().ephemerals(learner).at(-1)?.blocks);
    await waitFor(() => listed()?.includes(JSON.stringify(say('schedule.halted')).slice(1, -1)));
    await cancelSchedule(flow(), facilitator);
  });

  test('posts the waiting messages once and in order after a new invitation', async () => {
    await driver().join(channel, APP, learner);
    await waitFor(() => withReplies() === 1);
    await expect.poll(halts).toEqual([]);
    const posted = keys();
    expect(new Set(posted).size).toBe(posted.length);
    expect(notices()).toHaveLength(1);
    // What the facilitator was told is no longer so.
    const over = say('halted.over', { channel: `<#${channel}>` });
    await waitFor(() =>
      driver()
        .messages(directOf(learner))
        .some(({ text }) => text === over),
    );
    expect(
      driver()
        .messages(directOf(learner))
        .map(({ text }) => text),
    ).not.toContain(say('halted.title', { channel: `<#${channel}>` }));
    // The lines about the schedule are there, too.
    const waiting = () => flow().store.deliveries.undelivered({ teamId: TEAM, channelId: channel }, 9);
    await expect.poll(waiting).toEqual([]);
  });

  test('pauses in an archived channel, and `/kakehashi` starts a new attempt', async () => {
    kakehashi.rehearsal.faults.add('chat.postMessage', { error: 'is_archived' });
    await lesson('closing');
    await waitFor(() => notices().length === 2);
    expect((await halts())[0]?.reason).toBe('is_archived');
    await driver().command(learner, channel, '/kakehashi');
    await waitFor(() => withReplies() === 2);
    await expect.poll(halts).toEqual([]);
    expect(new Set(keys()).size).toBe(keys().length);
  });

  test('continues by itself when the channel is unarchived', async () => {
    now += MINUTE;
    await driver().archive(channel, learner);
    const { store } = flow();
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (cohort === undefined) throw new Error('no cohort');
    await postLesson(flow(), { place: cohort, process: 'analyze', userId: cohort.facilitatorId });
    await expect.poll(async () => (await halts())[0]?.reason).toBe('is_archived');
    await waitFor(() => notices().length === 3);
    const cards = () =>
      driver()
        .messages(directOf('U0EMILY'))
        .map(({ text }) => text);
    const title = cardsTitle('en', 'analyze', channel);
    expect(cards()).not.toContain(title);
    await driver().archive(channel, learner, false);
    // Only now there is a lesson to ask about.
    await waitFor(() => cards().includes(title));
    await cardsAreTold(kakehashi, 'analyze');
    await waitFor(() => withReplies() === 3);
    await expect.poll(halts).toEqual([]);
    expect(new Set(keys()).size).toBe(keys().length);
  });

  test('pauses the workspace with one log line when its token is revoked, and posts the waiting messages afterwards', async () => {
    const { faults, log } = { faults: kakehashi.rehearsal.faults, log: kakehashi.log };
    faults.add('chat.postMessage', { error: 'token_revoked' }, { error: 'token_revoked' });
    await lesson('environment');
    await expect.poll(async () => (await halts()).map(({ channelId }) => channelId)).toEqual(['']);
    await tick(2 * MINUTE);
    await sweepUntil(() => faults.left('chat.postMessage') === 0);
    expect(log.errors.filter((entry) => JSON.stringify(entry).includes('token_revoked'))).toHaveLength(1);
    expect(notices()).toHaveLength(3);
    await tick(5 * MINUTE);
    await sweepUntil(() => withReplies() === 4);
    expect(new Set(keys()).size).toBe(keys().length);
    expect(await halts()).toEqual([]);
    expect(log.errors).toHaveLength(1);
  });
});
