import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LessonId } from '../../../src/course/lesson-id.ts';
import { postLesson } from '../../../src/flow/lessons/post-lesson.ts';
import { leaveCohort } from '../../../src/flow/members/leave-cohort.ts';
import type { FlowDeps } from '../../../src/flow/port.ts';
import {
  cancelSchedule,
  pauseSchedule,
  resumeSchedule,
  setSchedule,
  skipNext,
} from '../../../src/flow/schedule/change-schedule.ts';
import { currentSchedule, datesAhead, type ScheduleDraft } from '../../../src/flow/schedule/current-schedule.ts';
import { postScheduled, postSlot } from '../../../src/flow/schedule/post-scheduled.ts';
import { remakeSchedulers } from '../../../src/flow/schedule/wake-by-schedule.ts';
import type { Jobs } from '../../../src/ports/jobs.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { cohortOf, fresh, scheduleOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** A queue that keeps what wakes, and does nothing. */
function quietQueue() {
  const waking = new Set<string>();
  const jobs: Jobs = {
    enqueue: async () => {},
    repeat: async (id) => void waking.add(id),
    endRepeat: async (id) => void waking.delete(id),
    repeating: async () => [...waking],
  };
  return { jobs, waking };
}

/** A cohort of its own on Sunday, 1 November 2026, 9:00 in Tokyo, and what its facilitator does. */
async function aCohort() {
  const cohort = cohortOf();
  const { teamId, channelId, id: cohortId } = cohort;
  await opened.store.cohorts.create(cohort);
  const { jobs, waking } = quietQueue();
  const log = memoryLog();
  const world = { now: new Date('2026-11-01T00:00:00Z') };
  const deps = {
    store: opened.store,
    course: course,
    clock: { now: () => world.now },
    random: { uuid: () => fresh('uuid') },
    jobs,
    log,
  } as unknown as FlowDeps;
  const fay = { place: { teamId, channelId }, userId: 'fay' };
  const id = { teamId, cohortId };
  return {
    cohort,
    deps,
    fay,
    id,
    log,
    waking,
    goTo: (at: string) => {
      world.now = new Date(at);
    },
    set: (lessons: LessonId[], plan: Partial<ScheduleDraft['plan']> = {}, since?: Date) =>
      setSchedule(deps, { ...fay, draft: draftOf(lessons, plan), ...(since === undefined ? {} : { since }) }),
    byHand: (process: LessonId, edition?: number) =>
      postLesson(deps, { ...fay, process, ...(edition === undefined ? {} : { edition }) }),
    row: () => opened.store.schedules.ofCohort(teamId, cohortId),
    listed: async () => {
      const schedule = await currentSchedule(deps, opened.store, cohort);
      return schedule && datesAhead(schedule, world.now).map(({ process, at }) => `${process} ${dayOf(at)}`);
    },
    /** The next sweep and job of the queue. @returns what they posted here */
    look: async () => (await postSlot(deps, id))?.process,
  };
}
/** From that Monday on, an hour later. */
const TEN = { startDate: '2026-11-02', time: 600 };
const dayOf = (at: Date) => at.toISOString().slice(5, 10);

/** On working days at nine in Tokyo. */
function draftOf(lessons: LessonId[], plan: Partial<ScheduleDraft['plan']>): ScheduleDraft {
  const daily = { startDate: '2026-11-01', weekdays: [1, 2, 3, 4, 5], time: 540, zone: 'Asia/Tokyo' };
  return { plan: { ...daily, skipHolidays: 'none', ...plan }, lessons, whenUnfinished: 'go-on' };
}

describe('a lesson that is posted by hand before its date', () => {
  it('is not listed any more, moves the others up, and ends the schedule when it was the last', async () => {
    const { set, byHand, listed, row, waking } = await aCohort();
    await set(['analyze', 'prepare']);
    expect(await listed()).toEqual(['analyze 11-02', 'prepare 11-03']);
    await byHand('analyze');
    expect(await listed()).toEqual(['prepare 11-02']);
    expect(waking.size).toBe(1);
    await byHand('prepare');
    expect(await row()).toBeUndefined();
    expect(waking.size).toBe(0);
  });

  it('is not listed either where a release before has kept it in the schedule', async () => {
    const { cohort, set, byHand, listed, row, fay, deps } = await aCohort();
    await byHand('analyze');
    await opened.store.schedules.save(scheduleOf(cohort, { nextAt: new Date('2026-11-02T01:00:00Z') }));
    expect(await listed()).toBeUndefined();
    await expect(pauseSchedule(deps, fay)).rejects.toMatchObject({ code: 'schedule_missing' });
    expect((await row())?.lessons).toHaveLength(1);
    await set(['prepare']);
    expect(await listed()).toEqual(['prepare 11-02']);
  });

  it('is taken out of what the newest scheduled lesson says comes next', async () => {
    const { set, byHand, look, goTo, id } = await aCohort();
    await set(['analyze', 'prepare']);
    goTo('2026-11-02T00:00:00Z');
    expect(await look()).toBe('analyze');
    await byHand('prepare');
    const lessonId = await opened.store.schedules.lastPosted(id.teamId, id.cohortId);
    const post = await opened.store.posts.byKey(id.teamId, `lesson:${lessonId}`);
    expect(post?.content).toMatchObject({ scheduled: {} });
  });

  it('comes once more when the facilitator chooses it again', async () => {
    const { set, byHand, look, goTo } = await aCohort();
    await byHand('analyze');
    await set(['analyze']);
    goTo('2026-11-02T00:00:00Z');
    expect(await look()).toBe('analyze');
  });

  it('is refused where it was chosen in a form that was opened before', async () => {
    const { set, byHand, goTo } = await aCohort();
    const since = new Date('2026-11-01T00:00:00Z');
    goTo('2026-11-01T00:01:00Z');
    await byHand('analyze');
    await expect(set(['analyze', 'prepare'], {}, since)).rejects.toMatchObject({
      code: 'schedule_came',
      values: { process: 'analyze' },
    });
    await set(['prepare'], {}, since);
  });
});

describe('a date that has come, before anybody has looked', () => {
  it('is kept by whoever skips the one after it', async () => {
    const { set, deps, fay, id, goTo, listed, look } = await aCohort();
    await set(['analyze', 'prepare', 'train']);
    goTo('2026-11-02T00:00:10Z');
    await skipNext(deps, { ...fay, at: new Date('2026-11-03T00:00:00Z') });
    expect(await opened.store.lessons.posted(id.teamId, id.cohortId)).toEqual(['analyze']);
    expect(await listed()).toEqual(['prepare 11-04', 'train 11-05']);
    expect(await look()).toBeUndefined();
  });

  it('is kept by whoever presses "Resume" of a schedule that runs', async () => {
    const { set, deps, fay, goTo, listed } = await aCohort();
    await set(['analyze', 'prepare']);
    goTo('2026-11-02T00:00:10Z');
    await resumeSchedule(deps, fay);
    expect(await listed()).toEqual(['prepare 11-03']);
  });

  it('posts by the schedule that is replaced, and is not set up a second time', async () => {
    const { set, goTo, listed } = await aCohort();
    await set(['analyze', 'prepare']);
    goTo('2026-11-02T00:00:10Z');
    await expect(set(['analyze', 'prepare'], TEN)).rejects.toMatchObject({ code: 'schedule_came' });
    await set(['prepare'], TEN);
    expect(await listed()).toEqual(['prepare 11-02']);
  });

  it.each([
    ['pauses', pauseSchedule],
    ['cancels', cancelSchedule],
  ])('posts nothing for whoever %s', async (_what, deed) => {
    const { set, deps, fay, goTo, look } = await aCohort();
    await set(['analyze']);
    goTo('2026-11-02T00:00:10Z');
    await deed(deps, fay);
    expect(await look()).toBeUndefined();
  });
});

it('a paused schedule that is changed stays paused, and nothing wakes for it', async () => {
  const { set, deps, fay, goTo, look, row, waking } = await aCohort();
  await set(['analyze']);
  await pauseSchedule(deps, fay);
  expect((await set(['analyze', 'prepare'], { time: 600 })).paused).toBe(true);
  expect((await row())?.paused).toBe(true);
  expect(waking.size).toBe(0);
  goTo('2026-11-02T01:00:00Z');
  expect(await look()).toBeUndefined();
  await resumeSchedule(deps, fay);
  expect(waking.size).toBe(1);
});

it('a schedule that cannot be followed is logged, and the others are followed', async () => {
  const broken = await aCohort();
  const sound = await aCohort();
  const { plan } = draftOf(['analyze'], { zone: 'Mars/Base' });
  const nextAt = new Date('2026-11-01T23:59:00Z');
  await opened.store.schedules.save(scheduleOf(broken.cohort, { plan, nextAt }));
  await sound.set(['analyze']);
  sound.goTo('2026-11-02T00:00:00Z');
  const posted = await postScheduled(sound.deps);
  expect(posted.filter(({ cohortId }) => cohortId === sound.id.cohortId)).toHaveLength(1);
  expect(sound.log.errors).toEqual([
    ['a schedule was not looked at', expect.objectContaining({ ...broken.id, err: expect.any(RangeError) })],
  ]);
  await opened.store.schedules.remove(broken.id.teamId, broken.id.cohortId);
});

it('a facilitator who leaves with nobody to follow leaves no schedule that nobody can end', async () => {
  const { set, deps, fay, row, id } = await aCohort();
  deps.chat = {
    ...deps.chat,
    personOf: async () => ({ locale: 'en', zone: 'UTC', kind: 'member' }),
    quietUntil: async () => new Map(),
  };
  await set(['analyze']);
  const bob = { ...fay, userId: 'bob' };
  await expect(pauseSchedule(deps, bob)).rejects.toMatchObject({ code: 'not_facilitator' });
  await leaveCohort(deps, fay);
  expect((await row())?.paused).toBe(false);
  await pauseSchedule(deps, bob);
  expect((await row())?.paused).toBe(true);
  expect((await opened.store.cohorts.byId(id.teamId, id.cohortId))?.facilitatorId).toBe('bob');
  const eve = { ...fay, userId: 'eve' };
  await expect(cancelSchedule(deps, eve)).rejects.toMatchObject({
    code: 'not_facilitator',
    values: { assignee: 'bob' },
  });
});

describe('the queue', () => {
  it('wakes for a schedule that is set up while the one before ends', async () => {
    const { set, deps, goTo, look, waking } = await aCohort();
    await set(['analyze']);
    const { endRepeat } = deps.jobs;
    deps.jobs.endRepeat = async (id) => {
      deps.jobs.endRepeat = endRepeat;
      await set(['prepare']);
      await endRepeat(id);
    };
    goTo('2026-11-02T00:00:00Z');
    expect(await look()).toBe('analyze');
    expect(waking.size).toBe(1);
  });

  it('wakes for a schedule that is resumed while what wakes is made anew', async () => {
    const { set, deps, fay, id, waking } = await aCohort();
    await set(['analyze']);
    await pauseSchedule(deps, fay);
    waking.add(`lessons-${id.teamId}-${id.cohortId}`);
    const { endRepeat } = deps.jobs;
    deps.jobs.endRepeat = async (id) => {
      deps.jobs.endRepeat = endRepeat;
      await resumeSchedule(deps, fay);
      await endRepeat(id);
    };
    await remakeSchedulers(deps);
    expect(waking.has(`lessons-${id.teamId}-${id.cohortId}`)).toBe(true);
  });
});
