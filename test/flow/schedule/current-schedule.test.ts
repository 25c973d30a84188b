import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveCohort } from '../../../src/flow/members/leave-cohort.ts';
import { cancelSchedule, pauseSchedule, resumeSchedule, skipNext } from '../../../src/flow/schedule/change-schedule.ts';
import { enqueueSlots } from '../../../src/flow/schedule/enqueue-slot.ts';
import { postScheduled } from '../../../src/flow/schedule/post-scheduled.ts';
import { DEFINITIONS } from '../../../src/jobs/definitions.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { draftOf, scheduleCohort } from '../../helpers/schedule-cohort.ts';
import { scheduleOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** A plan that starts on that Monday, an hour later. */
const TEN = { startDate: '2026-11-02', time: 600 };
const aCohort = () => scheduleCohort(opened.store);

describe('a lesson that is posted by hand before its date', () => {
  it('is no longer listed, moves the others up, and ends the schedule when it was the last', async () => {
    const { set, byHand, listed, row } = await aCohort();
    await set(['analyze', 'prepare']);
    expect(await listed()).toEqual(['analyze 11-02', 'prepare 11-03']);
    await byHand('analyze');
    expect(await listed()).toEqual(['prepare 11-02']);
    await byHand('prepare');
    expect(await row()).toBeUndefined();
  });

  it('is not listed when an earlier release has left it in the schedule', async () => {
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

  it('is refused when it was chosen in a form that was opened before', async () => {
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

describe('a slot that is due and not handled yet', () => {
  it('is handled before the next date is skipped', async () => {
    const { set, deps, fay, id, goTo, listed, look } = await aCohort();
    await set(['analyze', 'prepare', 'train']);
    goTo('2026-11-02T00:00:10Z');
    await skipNext(deps, { ...fay, at: new Date('2026-11-03T00:00:00Z') });
    expect(await opened.store.lessons.posted(id.teamId, id.cohortId)).toEqual(['analyze']);
    expect(await listed()).toEqual(['prepare 11-04', 'train 11-05']);
    expect(await look()).toBeUndefined();
  });

  it('is handled before a running schedule is resumed', async () => {
    const { set, deps, fay, goTo, listed } = await aCohort();
    await set(['analyze', 'prepare']);
    goTo('2026-11-02T00:00:10Z');
    await resumeSchedule(deps, fay);
    expect(await listed()).toEqual(['prepare 11-03']);
  });

  it('posts its lesson before the schedule is replaced, and the lesson is not scheduled again', async () => {
    const { set, goTo, listed } = await aCohort();
    await set(['analyze', 'prepare']);
    goTo('2026-11-02T00:00:10Z');
    await expect(set(['analyze', 'prepare'], TEN)).rejects.toMatchObject({ code: 'schedule_came' });
    await set(['prepare'], TEN);
    expect(await listed()).toEqual(['prepare 11-02']);
  });

  it.each([
    ['paused', pauseSchedule],
    ['cancelled', cancelSchedule],
  ])('posts nothing when the schedule is %s', async (_what, deed) => {
    const { set, deps, fay, goTo, look } = await aCohort();
    await set(['analyze']);
    goTo('2026-11-02T00:00:10Z');
    await deed(deps, fay);
    expect(await look()).toBeUndefined();
  });
});

it('a paused schedule that is changed stays paused, and its new slot gets no job until it is resumed', async () => {
  const { set, deps, fay, goTo, look, row, enqueued, lose } = await aCohort();
  await set(['analyze']);
  await pauseSchedule(deps, fay);
  lose();
  expect((await set(['analyze', 'prepare'], { time: 600 })).paused).toBe(true);
  expect((await row())?.paused).toBe(true);
  expect(enqueued()).toEqual([]);
  goTo('2026-11-02T01:00:00Z');
  expect(await look()).toBeUndefined();
  await resumeSchedule(deps, fay);
  expect(enqueued()).toEqual([['2026-11-03T01:00:00.000Z', 86_400_000]]);
});

it('a broken schedule is logged, and the others post their lessons', async () => {
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

it('a schedule can be changed by another member when its facilitator has left without a successor', async () => {
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

describe('the job of a slot', () => {
  const MONDAY = '2026-11-02T00:00:00.000Z';
  const DAY_MS = 86_400_000;

  it('is enqueued with the time until the slot by the clock of the app, and posts the lesson once', async () => {
    const { set, goTo, row, fire, enqueued, id } = await aCohort();
    await set(['analyze', 'prepare']);
    expect(enqueued()).toEqual([[MONDAY, DAY_MS]]);
    goTo(MONDAY);
    const fired = await Promise.all([fire(), fire(), fire()]);
    expect(fired).toEqual([undefined, undefined, undefined]);
    expect(await opened.store.lessons.posted(id.teamId, id.cohortId)).toEqual(['analyze']);
    expect((await row())?.nextAt).toEqual(new Date('2026-11-03T00:00:00Z'));
    expect(enqueued()).toEqual([
      [MONDAY, DAY_MS],
      ['2026-11-03T00:00:00.000Z', DAY_MS],
    ]);
  });

  it('waits for the rest of the time when it fires early', async () => {
    const { set, goTo, fire } = await aCohort();
    await set(['analyze']);
    goTo('2026-11-01T23:59:58Z');
    expect(await fire()).toEqual({ retryInMs: 2000 });
  });

  it('is enqueued once, however often the schedule is saved', async () => {
    const { set, deps, fay, enqueued } = await aCohort();
    await set(['analyze']);
    await pauseSchedule(deps, fay);
    await resumeSchedule(deps, fay);
    await enqueueSlots(deps);
    expect(enqueued()).toEqual([[MONDAY, DAY_MS]]);
  });

  it('is enqueued after a slot that posts nothing', async () => {
    const { set, goTo, look, enqueued } = await aCohort();
    await set(['analyze', 'prepare']);
    // The night after the slot: its lesson was missed.
    goTo('2026-11-02T14:00:00Z');
    expect(await look()).toBeUndefined();
    expect(enqueued()).toEqual([
      [MONDAY, DAY_MS],
      ['2026-11-03T00:00:00.000Z', 10 * 3_600_000],
    ]);
  });

  it.each<[string, (parts: Awaited<ReturnType<typeof aCohort>>) => Promise<unknown>]>([
    ['was changed', ({ set }) => set(['analyze'], TEN)],
    ['skips it', ({ deps, fay }) => skipNext(deps, { ...fay, at: new Date(MONDAY) })],
    ['is paused', ({ deps, fay }) => pauseSchedule(deps, fay)],
    ['was cancelled', ({ deps, fay }) => cancelSchedule(deps, fay)],
    ['is over', ({ byHand }) => byHand('analyze')],
  ])('does nothing when the schedule %s', async (_what, change) => {
    const parts = await aCohort();
    await parts.set(['analyze']);
    await change(parts);
    const before = await parts.row();
    const lessons = await opened.store.lessons.posted(parts.id.teamId, parts.id.cohortId);
    parts.goTo(MONDAY);
    expect(await parts.fire(MONDAY)).toBeUndefined();
    expect(await parts.row()).toEqual(before);
    expect(await opened.store.lessons.posted(parts.id.teamId, parts.id.cohortId)).toEqual(lessons);
  });

  it('does nothing when an earlier release has enqueued it, without a slot', async () => {
    const { set, goTo, fire, id } = await aCohort();
    await set(['analyze']);
    goTo(MONDAY);
    const { at } = DEFINITIONS['post-scheduled'].payload.parse(id);
    expect(await fire(at)).toBeUndefined();
    expect(await opened.store.lessons.posted(id.teamId, id.cohortId)).toEqual([]);
  });

  it('is enqueued again on start, in case the queue has lost it, and not for a paused schedule', async () => {
    const { set, deps, fay, enqueued, lose } = await aCohort();
    await set(['analyze']);
    lose();
    await enqueueSlots(deps);
    expect(enqueued()).toEqual([[MONDAY, DAY_MS]]);
    await pauseSchedule(deps, fay);
    lose();
    await enqueueSlots(deps);
    expect(enqueued()).toEqual([]);
  });

  it('cannot be enqueued while the queue is away: the schedule is saved, and the sweep posts the lesson', async () => {
    const { set, deps, id, goTo } = await aCohort();
    deps.jobs.enqueue = () => Promise.reject(new Error('the queue is away'));
    await set(['analyze']);
    goTo(MONDAY);
    const posted = await postScheduled(deps);
    expect(posted.filter(({ cohortId }) => cohortId === id.cohortId)).toHaveLength(1);
  });
});
