import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import type { RequestKind } from '../../src/course/request-kind.ts';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { setSchedule } from '../../src/flow/schedule/change-schedule.ts';
import { sweep } from '../../src/flow/upkeep/sweep.ts';
import { startWorkshop } from '../../src/flow/workshop/start-workshop.ts';
import { lessonKey, requestKey } from '../../src/messages/post-keys.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { wallClock, weekdayOf } from '../../src/team/local-time.ts';
import { blockOf, isOn } from '../../src/team/workshop.ts';
import type { Block } from '../../src/team/workshop-agenda.ts';
import { inLessonThread } from './in-lesson-thread.ts';
import { PLACES, TEAM } from './post-analyze.ts';
import { postLesson, startCohort } from './start-cohort.ts';
import { startKakehashi } from './start-kakehashi.ts';

/** How long a day of the course is. A workshop goes through the same course in three and a half hours. */
const DAYS = { team: 24 * 3_600_000, workshop: 5 * 60_000, led: 5 * 60_000 } as const;
/** A workshop that the app leads, with all six processes. */
const LED = { minutes: 210, processes: [...PROCESS_IDS], groupSize: 2, standInAfter: 8 };
const MINUTE = 60_000;
/** Requests of each week: 25 in all, one lesson a week. */
const ASKED = [5, 4, 4, 4, 4, 4];
/** Of the requests, every so many is left to the reminders. */
const FORGOTTEN = 9;
const GOOD = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'fully' };

/** What a cohort of eight heard from the app in a course. */
export interface Heard {
  requests: number;
  reviews: number;
  /** Messages of the app that mention a person, by person. */
  mentions: Record<string, number>;
  /** Replies of others in threads that a person follows: those that mentioned them before, or in which they wrote. */
  threadUpdates: Record<string, number>;
  /** The most direct messages of a calendar week, by person; of a workshop, those of the whole course. */
  directMessages: Record<string, number>;
  /** The most messages that a lesson's thread has before anyone acts. */
  lessonMessages: number;
  /** The most that a run adds to it. */
  runMessages: number;
  /** Messages of the app in the channel itself, in the whole course. */
  channelMessages: number;
}

interface Said {
  channel: string;
  ts: string;
  thread: string | undefined;
  by: string;
  names: Set<string>;
  /** When Slack got it. */
  at: number;
}

/**
 * Plays a cohort of eight through the six processes, a week each at team pace by a schedule with its weekly messages, 35 minutes in a workshop: the lesson is posted and its step run on Monday, requests
 * are asked until Thursday, answers come the day after, a third of them written in the thread, and both reviews two days later. A few are
 * forgotten, so that reminders go out and requests are handed over. In `led`, `/kakehashi workshop` keeps the time: people ask those who are
 * drawn for them, and answer and review until the debrief; where somebody forgets, a stand-in answers. Counts what everybody heard, from the calls that Slack got.
 */
export async function playCourse(pace: keyof typeof DAYS = 'team'): Promise<Heard> {
  const DAY = DAYS[pace];
  const HOUR = pace === 'led' ? MINUTE : DAY / 24;
  // Monday, 7 September 2026, 8:00 in London.
  const begin = Date.parse('2026-09-07T07:00:00Z');
  let now = begin;
  const kakehashi = await startKakehashi('socket', { now: () => now });
  const { rehearsal, service, pool } = kakehashi;
  const { driver } = rehearsal;
  const { flow } = service;
  const { channel, learner } = PLACES.en;
  const people = rehearsal.users.filter(({ isBot }) => !isBot).map(({ id }) => id);
  const said: Said[] = [];
  let seen = 0;
  let heardOf = 0;

  /** Notes the messages that came since it was asked last. */
  const listen = () => {
    for (const { method, args, result } of rehearsal.calls.slice(seen)) {
      const isMessage = method === 'chat.postMessage' || method === 'files.completeUploadExternal';
      if (!isMessage || (result as { ok?: boolean }).ok === false) continue;
      heardOf += 1;
      const words = JSON.stringify([args.text, args.blocks, args.initial_comment]);
      const names = new Set(people.filter((id) => words.includes(`<@${id}>`) || words.includes(`"user_id":"${id}"`)));
      const thread = typeof args.thread_ts === 'string' ? args.thread_ts : undefined;
      const place = String(args.channel ?? args.channel_id);
      said.push({ channel: place, ts: String(result.ts ?? heardOf), thread, by: 'app', names, at: now });
    }
    seen = rehearsal.calls.length;
  };
  /** Until nothing is left to send. The database alone knows; no time passes for the app meanwhile. */
  const settled = async () => {
    for (;;) {
      const { rows } = await (pool?.query<{ n: string }>(
        `SELECT count(*) AS n FROM kakehashi.post WHERE state <> 'failed' AND delivered_revision < revision`,
      ) ?? { rows: [] });
      if (Number(rows[0]?.n ?? 0) === 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    listen();
  };
  const goOn = async (to: number) => {
    while (now < to) {
      now = Math.min(to, now + HOUR);
      await sweep(flow, { owner: 'course', everyMs: 1 });
      await settled();
    }
  };
  const placeOf = async (key: string) => (await flow.store.posts.byKey(TEAM, key))?.ts ?? '';

  try {
    await startCohort(
      rehearsal,
      { channel, facilitator: learner },
      { locale: 'en', pace: pace === 'workshop' ? 'workshop' : 'team' },
    );
    await settled();
    const cohort = await flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const holdings = await flow.store.roles.list(TEAM, cohort?.id ?? '');
    // At team pace, a schedule posts the lessons, with everything that it says besides.
    if (pace === 'team')
      await setSchedule(flow, {
        place: { teamId: TEAM, channelId: channel },
        userId: learner,
        draft: {
          plan: { startDate: '2026-09-07', weekdays: [1], time: 530, zone: 'Europe/London', skipHolidays: 'none' },
          lessons: [...PROCESS_IDS],
          whenUnfinished: 'go-on',
          kickOff: true,
          weekly: true,
        },
      });
    const scheduled = async () => {
      const lesson = await flow.store.lessons.latest(TEAM, cohort?.id ?? '');
      return { ts: await placeOf(lessonKey(lesson?.id ?? '')) };
    };
    let asked = 0;
    let lessonMessages = 0;
    let runMessages = 0;
    if (pace === 'led') {
      const place = { teamId: TEAM, channelId: channel };
      await startWorkshop(flow, { place, userId: learner, id: 'led', draft: LED, roles: [] });
      await settled();
    }
    /** Lets time pass until the workshop is in a block, or over. */
    const until = async (isThere: (block: Block) => boolean) => {
      for (;;) {
        const workshop = await flow.store.workshops.byId(TEAM, 'led');
        if (workshop === undefined || !isOn(workshop) || isThere(blockOf(workshop))) return;
        await goOn(now + MINUTE);
      }
    };
    for (const [week, process] of pace === 'led' ? PROCESS_IDS.entries() : []) {
      await until((block) => block.kind === 'lesson' && block.process === process);
      const { id = '' } = (await flow.store.lessons.latest(TEAM, cohort?.id ?? '', process)) ?? {};
      const ts = await placeOf(lessonKey(id));
      await driver.action(learner, { channel, ts }, ACTIONS.runStep);
      await rehearsal.waitFor(() => driver.messages(channel, ts).some(({ files = [] }) => files.length > 0));
      await settled();
      await until((block) => block.kind === 'ask' && block.process === process);
      const [pairs = []] = await flow.store.workshops.pairs(TEAM, 'led');
      const here = inLessonThread(channel, () => ({ rehearsal, ts }));
      for (let nth = 0; nth < (ASKED[week] ?? 0); nth += 1) {
        const pair = pairs[asked % pairs.length];
        const kind: RequestKind = REQUEST_KINDS[asked % REQUEST_KINDS.length] ?? 'information';
        const text = `Question ${asked} about ${process}: what does a blank in Pool_QC mean, by Thursday?`;
        await here.ask(pair?.asker ?? learner, pair?.role ?? '', text, kind);
        asked += 1;
        await settled();
      }
      await goOn(now + 3 * MINUTE);
      await answerAll();
      await until((block) => block.kind !== 'ask');
      await answerAll();
      await goOn(now + MINUTE);
      await reviewAll();
    }
    if (pace === 'led') {
      await goOn(now + 2 * DAY);
      await reviewAll();
      await until(() => false);
      await settled();
    }
    for (const [week, process] of pace === 'led' ? [] : PROCESS_IDS.entries()) {
      const monday = begin + week * 7 * DAY;
      await goOn(monday + HOUR);
      const lesson = pace === 'team' ? await scheduled() : await postLesson(rehearsal, { channel, learner, process });
      await settled();
      const threadOf = () => said.filter(({ thread }) => thread === lesson.ts).length;
      lessonMessages = Math.max(lessonMessages, threadOf());
      const before = threadOf();
      await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
      await rehearsal.waitFor(() => driver.messages(channel, lesson.ts).some(({ files = [] }) => files.length > 0));
      await settled();
      runMessages = Math.max(runMessages, threadOf() - before);
      const here = inLessonThread(channel, () => ({ rehearsal, ts: lesson.ts }));
      const { offers } = flow.course.lessonInfo('en', process);
      for (let nth = 0; nth < (ASKED[week] ?? 0); nth += 1) {
        await goOn(monday + (nth % 4) * DAY + 2 * HOUR);
        await answerAll();
        await reviewAll();
        const asker = people[asked % people.length] ?? learner;
        const free = holdings.filter(({ role, userId }) => offers.includes(role) && userId !== asker);
        const role = free[asked % free.length]?.role ?? '';
        const kind: RequestKind = REQUEST_KINDS[asked % REQUEST_KINDS.length] ?? 'information';
        await here.ask(
          asker,
          role,
          `Question ${asked} about ${process}: what does a blank in Pool_QC mean, by Thursday?`,
          kind,
        );
        asked += 1;
        await settled();
      }
      for (let day = 4; day < 7; day += 1) {
        await goOn(monday + day * DAY + 2 * HOUR);
        if (day > 4) continue;
        await answerAll();
        await reviewAll();
      }
    }
    // Two more weeks end what's open.
    for (let day = 0; day < (pace === 'led' ? 0 : 14); day += 1) {
      await goOn(now + DAY);
      await answerAll();
      await reviewAll();
    }
    if (kakehashi.log.errors.length > 0) throw new Error(JSON.stringify(kakehashi.log.errors));
    const reviews = driver.messages(channel).length === 0 ? 0 : await countReviews();
    const zoneOf = (user: string) => rehearsal.users.find(({ id }) => id === user)?.tz ?? '';
    // A workshop is over within a week.
    const weekOf = (user: string, at: number) => (pace === 'team' ? calendarWeek(at, zoneOf(user)) : 0);
    return { ...count(said, { people, channel, weekOf }), requests: asked, reviews, lessonMessages, runMessages };
  } finally {
    await kakehashi.stop();
  }

  /** Everybody answers what has waited for them since yesterday. */
  async function answerAll() {
    for (const user of people) {
      for (const request of await flow.store.requests.waitingFor(TEAM, user)) {
        const number = Number(/Question (\d+)/u.exec(request.text)?.[1] ?? 0);
        const isForgotten = number % FORGOTTEN === FORGOTTEN - 1 && now < request.createdAt.getTime() + 10 * DAY;
        if (isForgotten || now < request.createdAt.getTime() + 12 * HOUR) continue;
        const ts = await placeOf(requestKey(request.id));
        const text = `Blank means that there's no pool, as far as I know (${number}).`;
        if (number % 3 === 2) {
          await driver.message(user, channel, text, ts);
          said.push({ channel, ts: `${ts}+`, thread: ts, by: user, names: new Set(), at: now });
        } else {
          await driver.action(user, { channel, ts }, ACTIONS.openReply);
          await rehearsal.waitFor(() => driver.modal(user)?.callbackId === VIEWS.reply);
          const { errors } = await driver.submit(user, undefined, { text });
          if (errors !== undefined) throw new Error(JSON.stringify(errors));
        }
        while ((await flow.store.replies.of(TEAM, request.id)).length === 0) await new Promise((r) => setImmediate(r));
        await settled();
      }
    }
  }

  /** Everybody reviews what they were told of. */
  async function reviewAll() {
    for (const user of people) {
      for (const request of await flow.store.reviews.waitingFor(TEAM, user)) {
        if (now < request.createdAt.getTime() + 2 * DAY) continue;
        const view = await openReviewAs(rehearsal, user, { channel, ts: await placeOf(requestKey(request.id)) });
        const { errors } = await driver.submit(user, view.id, { ...GOOD, comment: 'Names the column and a day.' });
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
        await settled();
      }
    }
  }

  async function countReviews(): Promise<number> {
    const { rows } = await (pool?.query<{ n: string }>(
      `SELECT count(*) AS n FROM kakehashi.review WHERE state = 'done'`,
    ) ?? {
      rows: [],
    });
    return Number(rows[0]?.n ?? 0);
  }
}

/** The calendar week in which something reaches a person: Monday in London can be Tuesday elsewhere. */
function calendarWeek(at: number, zone: string): number {
  const { day } = wallClock(at, zone);
  return (day - (weekdayOf(day) - 1)) / 7;
}

function count(
  said: readonly Said[],
  {
    people,
    channel,
    weekOf,
  }: { people: readonly string[]; channel: string; weekOf: (user: string, at: number) => number },
) {
  const each = (of: (user: string) => number) => Object.fromEntries(people.map((user) => [user, of(user)]));
  const inChannel = said.filter((one) => one.channel === channel);
  return {
    mentions: each((user) => inChannel.filter(({ names }) => names.has(user)).length),
    threadUpdates: each((user) => countUpdates(inChannel, user)),
    directMessages: each((user) => {
      const weeks = new Map<number, number>();
      for (const { channel: to, at } of said) {
        if (to !== user && to !== `D${user.slice(1)}`) continue;
        const week = weekOf(user, at);
        weeks.set(week, (weeks.get(week) ?? 0) + 1);
      }
      return Math.max(0, ...weeks.values());
    }),
    channelMessages: inChannel.filter(({ thread, by }) => thread === undefined && by === 'app').length,
  };
}

/** Replies of others in threads that the person follows by then. Slack: who is mentioned or writes in a thread follows it. */
function countUpdates(inChannel: readonly Said[], user: string): number {
  const followed = new Set<string>();
  let updates = 0;
  for (const { ts, thread, by, names } of inChannel) {
    const place = thread ?? ts;
    if (thread !== undefined && followed.has(place) && by !== user) updates += 1;
    if (names.has(user) || by === user) followed.add(place);
  }
  return updates;
}
