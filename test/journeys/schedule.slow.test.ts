import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { pauseSchedule, setSchedule, skipNext } from '../../src/flow/schedule/change-schedule.ts';
import { postScheduled } from '../../src/flow/schedule/post-scheduled.ts';
import { datesAhead } from '../../src/flow/schedule/preview-schedule.ts';
import { ACTIONS, VALUE } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { readCalendar } from '../helpers/read-calendar.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const OTHER = 'U0LUCAS';
/** Names of the facilitators. */
const BY = { en: 'David Okafor', ja: '佐藤 花' };
/** Parts of the lines about a schedule. */
const NOTES = ['lesson schedule', 'on its date', 'レッスンのスケジュールを', '投稿されませんでした'];

/** A course with scheduled lessons on Mondays and Thursdays at 9:00, Tokyo time, in November 2026. */
describe.each(LOCALES)('scheduled lessons, in %s', (locale) => {
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
      // A request, too, offers to ask somebody.
      .filter((m) => JSON.stringify(m.blocks).includes(ACTIONS.openAsk) && !m.text?.includes('<@'))
      .filter((m) => (m.replyCount ?? 0) > 0);
  const nameOf = (process: ProcessId) =>
    `${course.process(locale, process).number}. ${course.process(locale, process).name}`;
  const postedIds = async () => {
    const cohort = await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    return flow().store.lessons.posted(TEAM, cohort?.id ?? '');
  };
  /** Lines in the channel about its schedule, without their dates: each once, however often the app looks. */
  const lines = () =>
    driver()
      .messages(channel)
      .flatMap(({ text = '', replyCount, blocks }) => {
        const isLine = replyCount === undefined && !JSON.stringify(blocks ?? []).includes('"actions"');
        return isLine && NOTES.some((part) => text.includes(part)) ? [text.replaceAll(/<!date[^>]+>/gu, 'DATE')] : [];
      });
  const noted = (what: 'set' | 'changed' | 'paused' | 'resumed' | 'skipped' | 'cancelled') =>
    say(`schedule-note.${what}`, { by: BY[locale] });
  const andNext = (first: string, process: ProcessId) =>
    say('list.sentences', { first, second: say('schedule-note.next', { process: nameOf(process), at: 'DATE' }) });
  /** Moves the clock and lets four processes look for due lessons at once. */
  const goTo = async (when: string) => {
    now = Date.parse(when);
    const all = await Promise.all(Array.from({ length: 4 }, () => postScheduled(flow())));
    return all.flat().map(({ process }) => process);
  };
  /** The date that a message names; undefined when it names none. */
  const shownDate = (message: { blocks?: unknown } | undefined) => {
    const seconds = JSON.stringify(message?.blocks ?? []).match(/<!date\^(\d+)/u)?.[1];
    return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
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
      messages: [],
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
    await waitFor(() => lines().length > 0);
    expect(lines()).toEqual([andNext(noted('set'), 'analyze')]);
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

  test('sends anybody the dates as a calendar file, with the same events each time', async () => {
    const direct = () => driver().messages(`D${OTHER.slice(1)}`);
    const newFile = async () => {
      const before = direct().length;
      const { ts } = await told(OTHER, () => driver().command(OTHER, channel, command));
      await driver().action(OTHER, { channel, ts }, ACTIONS.sendCalendar);
      const file = await waitFor(() =>
        direct()
          .slice(before)
          .flatMap((m) => m.files ?? [])
          .at(-1),
      );
      return readCalendar(await (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text());
    };
    const first = await newFile();
    const [schedule] = await flow().store.schedules.running();
    if (schedule === undefined) throw new Error('there is no schedule');
    const dates = datesAhead(schedule, new Date(now));
    expect(first.map(({ at }) => at)).toEqual(dates.map(({ at }) => at.toISOString()));
    const english = sayIn('en');
    expect(first[0]).toMatchObject({
      title: english('calendar.event', { process: `2. ${course.process('en', 'analyze').name}` }),
      url: `https://slack.com/app_redirect?channel=${channel}&team=${TEAM}`,
    });
    now += 60_000;
    const second = await newFile();
    now -= 60_000;
    expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    expect(second[0]?.sequence).toBe((first[0]?.sequence ?? 0) + 1);
  });

  test('posts a due lesson once with any number of processes, and names the next lesson', async () => {
    expect(await goTo('2026-11-01T23:59:59Z')).toEqual([]);
    expect(await goTo('2026-11-02T00:00:00Z')).toEqual(['analyze']);
    const lesson = await waitFor(() => lessons()[0]);
    expect(JSON.stringify(lesson.blocks)).toContain(`<!date^${Date.parse('2026-11-05T00:00:00Z') / 1000}^`);
    expect(await goTo('2026-11-02T00:10:00Z')).toEqual([]);
    expect(lessons()).toHaveLength(1);
    // The lesson tells what is next in place of the line.
    await waitFor(() => lines()[0] === noted('set'));
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
    await waitFor(() => shownDate(lessons()[0]) === '2026-11-09T00:00:00.000Z');
    expect(await goTo('2026-11-09T00:00:00Z')).toEqual([]);
    await waitFor(() => shownDate(lessons()[0]) === '2026-11-12T00:00:00.000Z');
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
    await waitFor(() => shownDate(lessons()[0]) === undefined);
    expect(JSON.stringify(lessons()[0]?.blocks)).toContain(say('scheduled.followed'));
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
    const news = [
      noted('paused'),
      say('list.sentences', { first: noted('changed'), second: say('schedule-note.on-hold') }),
      noted('resumed'),
      andNext(noted('skipped'), 'preprocess'),
    ];
    await waitFor(() => JSON.stringify(lines().slice(1)) === JSON.stringify(news));
    expect(await goTo('2026-11-19T00:00:00Z')).toEqual([]);
    expect(await goTo('2026-11-26T00:00:00Z')).toEqual(['preprocess']);
  });

  test('posts a lesson missed until night at the next date, and one missed until the afternoon late on the same day', async () => {
    // The app is down from before Monday, 9:00 until Monday, 22:00.
    expect(await goTo('2026-11-30T13:00:00Z')).toEqual([]);
    const missed = say('schedule-note.missed', { process: nameOf('train'), at: 'DATE' });
    await waitFor(() => lines().at(-1) === andNext(missed, 'train'));
    expect(lines()).toHaveLength(6);
    // The app is down until Thursday, 15:00, within the same working day.
    expect(await goTo('2026-12-03T06:00:00Z')).toEqual(['train']);
    await waitFor(() => lessons().length === 4);
    await waitFor(() => lines().at(-1) === missed);
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
    await waitFor(() => lines().at(-1) === noted('cancelled'));
    expect(JSON.stringify(lines())).not.toContain('<@');
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
