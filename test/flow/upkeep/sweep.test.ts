import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FlowDeps } from '../../../src/flow/port.ts';
import { sweep } from '../../../src/flow/upkeep/sweep.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh, lessonOf, postOf, runOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** What a sweep touches of the world, with the jobs that it puts. */
function worldAt(minute: number) {
  const put: [string, string | undefined][] = [];
  const log = memoryLog();
  const deps = {
    store: opened.store,
    clock: { now: () => at(minute) },
    jobs: {
      enqueue: async (kind: string, _payload: unknown, options?: { id?: string }) => void put.push([kind, options?.id]),
    },
    chat: { membersOf: async () => 'not-allowed' },
    random: { uuid: () => fresh('uuid') },
    log,
  } as unknown as FlowDeps;
  return { deps, put, log };
}

it('one process sweeps for all, keeps the duty, and another takes over when it is gone', async () => {
  const cohort = cohortOf();
  await opened.store.cohorts.create(cohort);
  await opened.store.posts.add(postOf(cohort));
  const lesson = lessonOf(cohort);
  await opened.store.lessons.create(cohort.teamId, lesson);
  const run = runOf(lesson);
  await opened.store.runs.create(cohort.teamId, run);
  const everyMs = 60_000;
  const owed = [
    ['deliver', undefined],
    ['run-step', `run-${run.id}`],
  ];
  const began = worldAt(0);
  expect(await sweep(began.deps, { owner: 'one', everyMs })).toBe(true);
  expect(began.put).toEqual(owed);
  const other = worldAt(0);
  expect(await sweep(other.deps, { owner: 'two', everyMs })).toBe(false);
  expect(other.put).toEqual([]);
  expect(await sweep(worldAt(1).deps, { owner: 'one', everyMs })).toBe(true);
  expect(await sweep(worldAt(2).deps, { owner: 'two', everyMs })).toBe(false);
  const heir = worldAt(3);
  expect(await sweep(heir.deps, { owner: 'two', everyMs })).toBe(true);
  expect(heir.put).toEqual(owed);
  expect(await sweep(worldAt(3).deps, { owner: 'one', everyMs })).toBe(false);
});

it('a process that ends gives the duty back', async () => {
  await opened.store.duties.lease('mop', 'one', at(0), at(9));
  await opened.store.duties.release('mop', 'two');
  expect(await opened.store.duties.lease('mop', 'two', at(1), at(9))).toBe(false);
  await opened.store.duties.release('mop', 'one');
  expect(await opened.store.duties.lease('mop', 'two', at(1), at(9))).toBe(true);
});

it('what fails is logged and hides nothing else that is owed', async () => {
  const { deps, put, log } = worldAt(400);
  const { reviews, requests, schedules, ...others } = opened.store;
  const fail = () => Promise.reject(new Error('of no use'));
  deps.store = {
    ...others,
    reviews,
    requests: { ...requests, due: fail },
    schedules: { ...schedules, due: fail },
  };
  expect(await sweep(deps, { owner: 'unlucky', everyMs: 60_000 })).toBe(true);
  expect(put.map(([kind]) => kind)).toContain('deliver');
  const failed = ['remind', 'postScheduled'].map((duty) => expect.objectContaining({ duty }));
  expect(log.errors.map((entry) => (entry as unknown[])[1])).toEqual(expect.arrayContaining(failed));
  expect(log.errors).toHaveLength(2);
});
