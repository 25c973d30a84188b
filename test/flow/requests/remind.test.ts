import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestsPort } from '../../../src/flow/requests/port.ts';
import { remind } from '../../../src/flow/requests/remind.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { assignmentOf, at, cohortOf, lessonOf, requestOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

it('reminds the others when the time zone of one person is unknown', async () => {
  const { store } = opened;
  const cohort = cohortOf();
  await store.cohorts.create(cohort);
  const lesson = lessonOf(cohort);
  await store.lessons.create(cohort.teamId, lesson);
  // The person with the unknown zone is due first.
  const requests = ['broken', 'bob'].map((assigneeId, index) =>
    requestOf(lesson, { assignments: [assignmentOf({ assigneeId, remindAt: at(3 + index) })] }),
  );
  for (const request of requests) await store.requests.create(cohort.teamId, request);
  const log = memoryLog();
  const needs: RequestsPort = {
    store,
    log,
    course,
    jobs: { enqueue: async () => {} },
    clock: { now: () => at(20) },
    chat: {
      personOf: async (_teamId, user) => ({ locale: 'en', zone: user === 'bob' ? 'UTC' : 'Mars/Base', kind: 'member' }),
      quietUntil: async () => new Map(),
    },
  };
  await remind(needs);
  const looked = await Promise.all(requests.map(({ id }) => store.requests.byId(cohort.teamId, id)));
  const [broken, bob] = looked.map((request) => request?.assignments[0]?.remindAt?.getTime() ?? 0);
  expect(broken).toBe(at(3).getTime());
  expect(bob).toBeGreaterThan(at(20).getTime());
  expect(log.errors).toEqual([
    [expect.any(String), expect.objectContaining({ requestId: requests[0]?.id, err: expect.any(RangeError) })],
  ]);
});
