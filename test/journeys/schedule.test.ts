import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { pauseSchedule, setSchedule, skipNext } from '../../src/flow/schedule/change-schedule.ts';
import { postScheduled } from '../../src/flow/schedule/post-scheduled.ts';
import { ACTIONS, VALUE } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const OTHER = 'U0LUCAS';

/** A course with scheduled lessons on Mondays and Thursdays at 9:00, Tokyo time, in November 2026. */
describe.each(languages('ja'))('scheduled lessons, in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  // Friday, 30 October 2026, 12:00 in Tokyo.
  let now = Date.parse('2026-10-30T03:00:00Z');
  let kakehashi: Kakehashi;
  const flow = () => kakehashi.service.flow;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const command = locale === 'en' ? '/kakehashi schedule' : '/kakehashi スケジュール';
  const told = (user: string, deed: () => Promise<unknown>) => toldAfter(kakehashi.rehearsal, user, deed);
  /** Schedule lists shown to the facilitator, without the role cards between them. */
  const lists = () =>
    driver()
      .ephemerals(learner)
      .filter((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.changeSchedule));
  const newList = async (deed: () => Promise<unknown>) => {
    const before = lists().length;
    await deed();
    return waitFor(() => (lists().length > before ? lists().at(-1) : undefined));
  };
  const list = () => newList(() => driver().command(learner, channel, command));
  /** Presses a button of the newest list. @returns the updated list in its place */
  const pressed = async (action: string, until: (shown: string) => boolean) => {
    const { ts } = await list();
    await driver().action(learner, { channel, ts }, action);
    const listed = () =>
      driver()
        .ephemerals(learner)
        .find((m) => m.ts === ts);
    return waitFor(() => (until(JSON.stringify(listed())) ? listed() : undefined));
  };
  const lessons = () =>
    driver()
      .messages(channel)
      .filter((m) => JSON.stringify(m.blocks).includes(ACTIONS.openAsk) && (m.replyCount ?? 0) > 0);
  const nameOf = (process: ProcessId) =>
    `${course.process(locale, process).number}. ${course.process(locale, process).name}`;
  const postedIds = async () => {
    const cohort = await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    return flow().store.lessons.posted(TEAM, cohort?.id ?? '');
  };
  /** Moves the clock and lets four processes look for due lessons at once. */
  const goTo = async (when: string) => {
    now = Date.parse(when);
    const all = await Promise.all(Array.from({ length: 4 }, () => postScheduled(flow())));
    return all.flat().map(({ process }) => process);
  };
  const shownDates = () => JSON.stringify(driver().modal(learner)?.blocks.at(-1));

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('lets only the facilitator set up a schedule, and tells others who the facilitator is', async () => {
    const none = await told(OTHER, () => driver().command(OTHER, channel, command));
    expect(none.text).toBe(sayIn('en')('schedule.none', { facilitator: `<@${learner}>` }));
    expect(driver().modal(OTHER)).toBeUndefined();
  });

  test('the form shows the dates of the chosen lessons and reports missing fields at once', async () => {
    await driver().command(learner, channel, command);
    const { id } = await waitFor(() => driver().modal(learner));
    const before = shownDates();
    await driver().action(learner, { viewId: id }, VALUE, {
      blockId: 'lessons',
      choose: ['analyze', 'prepare', 'test'],
    });
    await waitFor(() => shownDates() !== before);
    expect(shownDates()).toContain(nameOf('prepare'));
    await driver().action(learner, { viewId: id }, VALUE, { blockId: 'weekdays', choose: [] });
    await waitFor(() => shownDates().includes(say('error.schedule_weekdays')));
    const past = await driver().submit(learner, undefined, { weekdays: ['1', '4'], 'start-date': '2026-10-29' });
    const typed = locale === 'en' ? '29 October 2026' : '2026年10月29日';
    expect(past.errors).toEqual({ 'start-date': say('error.schedule_past', { typed }) });
  });

  test('shows new dates before it saves them', async () => {
    const input = {
      lessons: ['analyze', 'prepare', 'preprocess', 'train', 'test'],
      'start-date': '2026-11-02',
      weekdays: ['1', '4'],
      time: '09:00',
      zone: 'Asia/Tokyo',
      holidays: 'jp',
      unfinished: 'wait',
    };
    await driver().submit(learner, undefined, input);
    await waitFor(() => shownDates().includes(nameOf('train')));
    expect(await flow().store.schedules.running()).toEqual([]);
    // Monday the 2nd, Thursday the 5th, the 9th, the 12th and the 16th. None is a holiday.
    expect(shownDates()).toMatch(
      locale === 'en' ? /2 Nov.*5 Nov.*9 Nov.*12 Nov.*16 Nov/u : /11月2日.*11月5日.*11月9日.*11月12日.*11月16日/u,
    );
    const shown = await newList(() => driver().submit(learner));
    expect(driver().modal(learner)).toBeUndefined();
    expect(shown.text).toBe(say('schedule.list'));
    const [schedule] = await flow().store.schedules.running();
    expect(schedule?.nextAt.toISOString()).toBe('2026-11-02T00:00:00.000Z');
  });

  test('shows the dates to others without letting them change anything', async () => {
    const shown = await told(OTHER, () => driver().command(OTHER, channel, command));
    expect(shown.text).toBe(sayIn('en')('schedule.list'));
    expect(JSON.stringify(shown.blocks)).not.toContain(ACTIONS.pauseSchedule);
    await expect(
      pauseSchedule(flow(), { place: { teamId: TEAM, channelId: channel }, userId: OTHER }),
    ).rejects.toMatchObject({
      code: 'not_facilitator',
    });
  });

  test('posts a due lesson once with any number of processes, and names the next lesson', async () => {
    expect(await goTo('2026-11-01T23:59:59Z')).toEqual([]);
    expect(await goTo('2026-11-02T00:00:00Z')).toEqual(['analyze']);
    const lesson = await waitFor(() => lessons()[0]);
    expect(JSON.stringify(lesson.blocks)).toContain(`<!date^${Date.parse('2026-11-05T00:00:00Z') / 1000}^`);
    expect(await goTo('2026-11-02T00:10:00Z')).toEqual([]);
    expect(lessons()).toHaveLength(1);
  });

  test('an unfinished lesson delays the next one, and its thread says so once', async () => {
    expect(await goTo('2026-11-05T00:00:00Z')).toEqual([]);
    const [lesson] = lessons();
    const waits = say('scheduled.waits', { next: nameOf('prepare'), process: nameOf('analyze') });
    const said = () =>
      driver()
        .messages(channel, lesson?.ts)
        .filter(({ text }) => text === waits);
    await waitFor(() => said().length > 0);
    expect(await goTo('2026-11-09T00:00:00Z')).toEqual([]);
    expect(said()).toHaveLength(1);
    const waiting = await list();
    expect(JSON.stringify(waiting.blocks)).toContain(
      JSON.stringify(say('schedule.waits', { process: nameOf('analyze') })).slice(1, -1),
    );
    // One answer finishes the lesson.
    await driver().action(learner, { channel, ts: lesson?.ts ?? '' }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === 'ask-role');
    const text = `What does a blank mean ${locale}?`;
    await driver().submit(learner, undefined, { role: ['domain-expert'], kind: 'information', text });
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes(text)),
    );
    await driver().action('U0EMILY', { channel, ts: request.ts }, ACTIONS.openReply);
    await waitFor(() => driver().modal('U0EMILY')?.callbackId === 'answer-request');
    await driver().submit('U0EMILY', undefined, { text: 'There is none.' });
    await waitFor(() => driver().modal('U0EMILY') === undefined);
    expect(await goTo('2026-11-12T00:00:00Z')).toEqual(['prepare']);
    await waitFor(() => lessons().length === 2);
    expect(JSON.stringify((await list()).blocks)).not.toContain(nameOf('prepare').concat('"'));
  });

  test('a paused schedule can change to going on and stays paused, and a double press on skip leaves out one date', async () => {
    await pressed(ACTIONS.pauseSchedule, (shown) => shown.includes(say('schedule.list-paused')));
    expect(await goTo('2026-11-16T00:00:00Z')).toEqual([]);
    const { ts } = await list();
    await driver().action(learner, { channel, ts }, ACTIONS.changeSchedule);
    await waitFor(() => driver().modal(learner)?.callbackId === 'lesson-schedule');
    await driver().submit(learner, undefined, { unfinished: 'go-on' });
    await waitFor(() => driver().modal(learner));
    const changed = await newList(() => driver().submit(learner));
    expect(changed.text).toBe(say('schedule.list-paused'));
    await pressed(ACTIONS.resumeSchedule, (shown) => shown.includes(ACTIONS.pauseSchedule));
    // The 16th fell into the pause, so Thursday the 19th is next.
    const listed = await list();
    const value = JSON.stringify(listed.blocks).match(/2026-11-\d\dT[^"]+/u)?.[0];
    expect(value).toBe('2026-11-19T00:00:00.000Z');
    await driver().action(learner, { channel, ts: listed.ts }, ACTIONS.skipScheduled);
    const skipped = () =>
      driver()
        .ephemerals(learner)
        .find((m) => m.ts === listed.ts);
    await waitFor(() => !JSON.stringify(skipped()?.blocks).includes('2026-11-19T00'));
    // The 23rd is a holiday of Japan.
    expect(JSON.stringify(skipped()?.blocks)).toContain('2026-11-26T00:00:00.000Z');
    const [before] = await flow().store.schedules.running();
    const late = { place: { teamId: TEAM, channelId: channel }, userId: learner, at: new Date('2026-11-19T00:00:00Z') };
    await expect(skipNext(flow(), late)).rejects.toMatchObject({ code: 'schedule_moved' });
    expect((await flow().store.schedules.running())[0]).toEqual(before);
    expect(await goTo('2026-11-19T00:00:00Z')).toEqual([]);
    expect(await goTo('2026-11-26T00:00:00Z')).toEqual(['preprocess']);
  });

  test('posts a lesson missed until night at the next date, and one missed until the afternoon late on the same day', async () => {
    // The app is down from before Monday, 9:00 until Monday, 22:00.
    expect(await goTo('2026-11-30T13:00:00Z')).toEqual([]);
    // The app is down until Thursday, 15:00, within the same working day.
    expect(await goTo('2026-12-03T06:00:00Z')).toEqual(['train']);
    await waitFor(() => lessons().length === 4);
  });

  test('leaves out a lesson that a person has already posted, and posts nothing after cancellation', async () => {
    await driver().command(learner, channel, '/kakehashi lesson test');
    await waitFor(() => lessons().length === 5);
    expect(await flow().store.schedules.running()).toEqual([]);
    expect(await goTo('2026-12-07T00:00:00Z')).toEqual([]);
    // Sets up a new schedule to cancel.
    await driver().command(learner, channel, command);
    await waitFor(() => driver().modal(learner)?.callbackId === 'lesson-schedule');
    const input = {
      lessons: ['course', 'business-understanding'],
      'start-date': '2026-12-14',
      weekdays: ['1'],
      time: '09:00',
      zone: 'Asia/Tokyo',
    };
    await driver().submit(learner, undefined, input);
    await waitFor(() => shownDates().includes(nameOf('business-understanding')));
    // A person posts one of the lessons while the form is open.
    now += 60_000;
    await driver().command(OTHER, channel, '/kakehashi lesson course');
    await expect.poll(postedIds).toContain('course');
    const { name } = course.lessonInfo(locale, 'course');
    const came = await driver().submit(learner);
    expect(came.errors).toEqual({ lessons: say('error.schedule_came', { process: name }) });
    await driver().submit(learner, undefined, { lessons: ['business-understanding'] });
    await waitFor(() => !shownDates().includes(name));
    await newList(() => driver().submit(learner));
    await pressed(ACTIONS.cancelSchedule, (shown) => shown.includes(say('schedule.cancelled')));
    expect(await flow().store.schedules.running()).toEqual([]);
    expect(await goTo('2026-12-14T00:00:00Z')).toEqual([]);
    expect(await postedIds()).not.toContain('business-understanding');
  });
});

test('the job of a slot posts its lesson without a sweep', async () => {
  const { channel, learner } = PLACES.ja;
  const place = { teamId: TEAM, channelId: channel };
  let now = Date.parse('2026-11-01T23:59:59.900Z');
  // No sweep runs on a clock that the test moves.
  const kakehashi = await startKakehashi('socket', { now: () => now });
  const { flow } = kakehashi.service;
  try {
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale: 'ja' });
    const daily = { startDate: '2026-11-02', weekdays: [1, 2, 3, 4, 5], time: 540, zone: 'Asia/Tokyo' };
    await setSchedule(flow, {
      place,
      userId: learner,
      draft: { plan: { ...daily, skipHolidays: 'none' }, lessons: ['analyze', 'prepare'], whenUnfinished: 'go-on' },
    });
    now = Date.parse('2026-11-02T00:00:00Z');
    const cohort = await flow.store.cohorts.inChannel(place);
    const posted = () => flow.store.lessons.posted(TEAM, cohort?.id ?? '');
    await expect.poll(posted).toEqual(['analyze']);
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
