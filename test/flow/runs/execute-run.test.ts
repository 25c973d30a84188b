import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FlowDeps } from '../../../src/flow/port.ts';
import { executeRun, RUN_ATTEMPTS } from '../../../src/flow/runs/execute-run.ts';
import { requestRun } from '../../../src/flow/runs/request-run.ts';
import { runKey } from '../../../src/messages/post-keys.ts';
import type { Compute } from '../../../src/ports/compute.ts';
import type { RunOutcome } from '../../../src/steps/outcome.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { course } from '../../helpers/course.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh, lessonOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

let minute = 0;
/** A world in which steps are computed by `run`. */
const world = (run: Compute['run']) =>
  ({
    store: opened.store,
    course: course,
    // Each look is a minute later: no word of progress is held back.
    clock: { now: () => at(++minute) },
    random: { uuid: () => fresh('uuid') },
    jobs: { enqueue: async () => {} },
    log: memoryLog(),
    compute: { run },
  }) as unknown as FlowDeps;
const outcome = { findings: {}, headline: 'one', summary: [], charts: [], artifacts: [], parameters: {} };
const quick = () => world(async () => outcome as unknown as RunOutcome);
const within = (attempt: number, signal = new AbortController().signal) => ({ attempt, signal });

/** A world whose process each computation ends; gone, it answers nothing: neither what ends the computation nor what follows it comes about. */
function endingProcess(clock?: FlowDeps['clock']) {
  let begun = 0;
  const deadly = world(() => {
    begun += 1;
    return new Promise<never>(() => {});
  });
  const deps = clock === undefined ? deadly : { ...deadly, clock };
  return {
    world: deps,
    begun: () => begun,
    /** Resolves once the computation has begun, which has no end. */
    async begin(job: { teamId: string; runId: string }): Promise<void> {
      const before = begun;
      void executeRun(deps, job, within(1));
      while (begun === before) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** A run of a new cohort that was asked for. */
async function request(): Promise<{ teamId: string; runId: string }> {
  const cohort = cohortOf();
  const { teamId } = cohort;
  await opened.store.cohorts.create(cohort);
  const lesson = lessonOf(cohort, { process: 'business-understanding' });
  await opened.store.lessons.create(teamId, lesson);
  const requested = await requestRun(quick(), { teamId, lessonId: lesson.id, userId: 'ada', parameters: {} });
  if (!('run' in requested)) throw new Error('lacks what comes before it');
  return { teamId, runId: requested.run.id };
}
const stateOf = async ({ teamId, runId }: { teamId: string; runId: string }) =>
  (await opened.store.runs.byId(teamId, runId))?.state;
const progressOf = async ({ teamId, runId }: { teamId: string; runId: string }) =>
  (await opened.store.posts.byKey(teamId, runKey(runId, 'progress')))?.content;

it('a worker that is slower than another changes nothing of a run that is done', async () => {
  const job = await request();
  const slow = world(async (_step, report) => {
    report(0.2, 'reading');
    await executeRun(quick(), job, within(RUN_ATTEMPTS));
    report(0.4, 'reading');
    throw new Error('its machine is full');
  });
  await executeRun(slow, job, within(RUN_ATTEMPTS));
  expect(await stateOf(job)).toBe('done');
  expect(await progressOf(job)).toMatchObject({ state: 'done', share: 1 });
});

it('a run that ends its process each time is given up before it is begun a sixth time, and says so', async () => {
  const job = await request();
  const deadly = endingProcess();
  for (let nth = 0; nth < 5; nth += 1) await deadly.begin(job);
  await executeRun(deadly.world, job, within(1));
  expect(deadly.begun()).toBe(5);
  expect(await stateOf(job)).toBe('failed');
  expect(await progressOf(job)).toMatchObject({ state: 'failed', error: expect.stringContaining('memory') });
});

it('a run that has ended its process twice rests before each new beginning, longer each time, and says so', async () => {
  const job = await request();
  let now = at(0).getTime();
  const deadly = endingProcess({ now: () => new Date(now) });
  await deadly.begin(job);
  await deadly.begin(job);
  for (const rest of [15_000, 30_000, 60_000]) {
    now += 1000;
    expect(await executeRun(deadly.world, job, within(1))).toEqual({ retryInMs: rest - 1000 });
    expect(await progressOf(job)).toMatchObject({ state: 'queued', stage: 'resting' });
    now += rest - 1000;
    await deadly.begin(job);
  }
  expect(deadly.begun()).toBe(5);
});

it('a clock that was set back lets a run rest no longer than its rest', async () => {
  const job = await request();
  for (let nth = 0; nth < 2; nth += 1) await opened.store.runs.begin(job.teamId, job.runId, at(9e6));
  expect(await executeRun(quick(), job, within(1))).toEqual({ retryInMs: 15_000 });
});

it('an attempt that ends in an error, and not its process, is no beginning without an end', async () => {
  const job = await request();
  const wrong = world(async () => {
    throw new Error('wrong');
  });
  for (const attempt of [1, 2]) await expect(executeRun(wrong, job, within(attempt))).rejects.toThrow('wrong');
  expect(await opened.store.runs.attempts(job.teamId, job.runId)).toMatchObject({ count: 0 });
  await executeRun(wrong, job, within(RUN_ATTEMPTS));
  expect(await stateOf(job)).toBe('failed');
});

it('a run that is handed back as often as workers end is not given up', async () => {
  const job = await request();
  const ending = new AbortController();
  const cut = world(async () => {
    ending.abort();
    throw ending.signal.reason;
  });
  for (let nth = 0; nth < 5; nth += 1) await expect(executeRun(cut, job, within(1, ending.signal))).rejects.toThrow();
  await executeRun(quick(), job, within(1));
  expect(await stateOf(job)).toBe('done');
});

it('whoever presses again before the findings have come gets no second run; afterwards they do', async () => {
  const { teamId, runId } = await request();
  const { lessonId } = (await opened.store.runs.byId(teamId, runId)) ?? { lessonId: '' };
  const again = () => requestRun(quick(), { teamId, lessonId, userId: 'ada', parameters: {} });
  await expect(again()).rejects.toMatchObject({ code: 'run_active' });
  await executeRun(quick(), { teamId, runId }, within(1));
  await expect(again()).rejects.toMatchObject({ code: 'run_active' });
  await opened.store.deliveries.delivered(teamId, runKey(runId, 'findings'), '1795657687.114000', 1);
  expect(await again()).toMatchObject({ run: { lessonId } });
});
