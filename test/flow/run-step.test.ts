import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load-course.ts';
import type { FlowDeps } from '../../src/flow/deps.ts';
import { executeRun, RUN_ATTEMPTS, requestRun, runKey } from '../../src/flow/run-step.ts';
import type { Compute, RunOutcome } from '../../src/ports.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh, lessonOf } from '../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await openStore({});
});
afterAll(() => opened.close());

it('a worker that is slower than another changes nothing of a run that is done', async () => {
  const cohort = cohortOf();
  const { teamId } = cohort;
  await opened.store.cohorts.create(cohort);
  const lesson = lessonOf(cohort, { process: 'business-understanding' });
  await opened.store.lessons.create(teamId, lesson);
  let minute = 0;
  const world = (run: Compute['run']) =>
    ({
      store: opened.store,
      course: loadCourse(),
      // Each look is a minute later: no word of progress is held back.
      clock: { now: () => at(++minute) },
      random: { uuid: () => fresh('uuid') },
      jobs: { enqueue: async () => {} },
      log: memoryLog(),
      compute: { run },
    }) as unknown as FlowDeps;
  const outcome = { findings: {}, headline: 'one', summary: [], charts: [], artifacts: [], parameters: {} };
  const quick = world(async () => outcome as unknown as RunOutcome);
  const requested = await requestRun(quick, { teamId, lessonId: lesson.id, userId: 'ada', parameters: {} });
  if (!('run' in requested)) throw new Error('lacks what comes before it');
  const job = { teamId, runId: requested.run.id };
  const context = { attempt: RUN_ATTEMPTS, signal: new AbortController().signal };
  const slow = world(async (_step, report) => {
    report(0.2, 'reading');
    await executeRun(quick, job, context);
    report(0.4, 'reading');
    throw new Error('its machine is full');
  });
  await executeRun(slow, job, context);
  expect((await opened.store.runs.byId(teamId, job.runId))?.state).toBe('done');
  const progress = await opened.store.posts.byKey(teamId, runKey(job.runId, 'progress'));
  expect(progress?.content).toMatchObject({ state: 'done', share: 1 });
});
