import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FlowDeps } from '../../../src/flow/port.ts';
import { remind } from '../../../src/flow/requests/remind.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { assignmentOf, at, cohortOf, lessonOf, requestOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

it('somebody whom the chat platform cannot tell of keeps nobody else from being reminded', async () => {
  const { store } = opened;
  const cohort = cohortOf();
  await store.cohorts.create(cohort);
  const lesson = lessonOf(cohort);
  await store.lessons.create(cohort.teamId, lesson);
  // The one whose zone nobody knows comes first.
  const requests = ['broken', 'bob'].map((assigneeId, index) =>
    requestOf(lesson, { assignments: [assignmentOf({ assigneeId, remindAt: at(3 + index) })] }),
  );
  for (const request of requests) await store.requests.create(cohort.teamId, request);
  const log = memoryLog();
  const zones: Record<string, string> = { broken: 'Mars/Base', bob: 'UTC' };
  const deps = {
    store,
    log,
    clock: { now: () => at(20) },
    chat: { personOf: async (_teamId: string, user: string) => ({ locale: 'en', zone: zones[user], kind: 'member' }) },
  } as unknown as FlowDeps;
  await remind(deps);
  const looked = await Promise.all(requests.map(({ id }) => store.requests.byId(cohort.teamId, id)));
  const [broken, bob] = looked.map((request) => request?.assignments[0]?.remindAt?.getTime() ?? 0);
  expect(broken).toBe(at(3).getTime());
  expect(bob).toBeGreaterThan(at(20).getTime());
  expect(log.errors).toEqual([
    [expect.any(String), expect.objectContaining({ requestId: requests[0]?.id, err: expect.any(RangeError) })],
  ]);
});
