import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { executeRun, RUN_ATTEMPTS } from '../../../src/flow/runs/execute-run.ts';
import { requestRun } from '../../../src/flow/runs/request-run.ts';
import { titlesOf } from '../../../src/messages/files-of.ts';
import { lessonKey, runKey } from '../../../src/messages/post-keys.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Compute } from '../../../src/ports/compute.ts';
import type { RunOutcome } from '../../../src/steps/step-outcome.ts';
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

/** Each reading of the clock is a minute later, so that every progress report is shown. */
let minute = 0;
/** What a run needs, with steps computed by `run`. */
const world = (run: Compute['run'], clock: Clock = { now: () => at(++minute) }) => ({
  store: opened.store,
  course,
  clock,
  random: { uuid: () => fresh('uuid') },
  jobs: { enqueue: async () => {} },
  log: memoryLog(),
  compute: { run },
});
const outcome = { findings: {}, headline: 'one', summary: [], charts: [], artifacts: [], parameters: {} };
const quick = () => world(async () => outcome as unknown as RunOutcome);
/** A world in which a run draws these charts. */
const drawing = (...ids: string[]) => {
  const charts = ids.map((id) => ({ id, title: `Title of ${id}`, altText: `Words of ${id}`, png: Uint8Array.of(1) }));
  return world(async () => ({ ...outcome, charts }) as unknown as RunOutcome);
};
const within = (attempt: number, signal = new AbortController().signal) => ({ attempt, signal });

/** A world in which each computation crashes the process: it neither ends nor fails. */
function crashingProcess(clock?: Clock) {
  let begun = 0;
  const needs = world(() => {
    begun += 1;
    return new Promise<never>(() => {});
  }, clock);
  return {
    world: needs,
    begun: () => begun,
    /** Resolves once the computation has begun. */
    async begin(job: { teamId: string; runId: string }): Promise<void> {
      const before = begun;
      void executeRun(needs, job, within(1));
      while (begun === before) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Requests a run in a new cohort. */
async function request(settings: Parameters<typeof cohortOf>[1] = {}): Promise<{ teamId: string; runId: string }> {
  const cohort = cohortOf(undefined, settings);
  const { teamId } = cohort;
  await opened.store.cohorts.create(cohort);
  const lesson = lessonOf(cohort, { process: 'business-understanding' });
  await opened.store.lessons.create(teamId, lesson);
  const requested = await requestRun(quick(), { teamId, lessonId: lesson.id, userId: 'ada', parameters: {} });
  if (!('run' in requested)) throw new Error('a process before it was never run');
  return { teamId, runId: requested.run.id };
}
const stateOf = async ({ teamId, runId }: { teamId: string; runId: string }) =>
  (await opened.store.runs.byId(teamId, runId))?.state;
const progressOf = async ({ teamId, runId }: { teamId: string; runId: string }) =>
  (await opened.store.posts.byKey(teamId, runKey(runId, 'progress')))?.content;

/** Records that Slack shows a message of the run as it is now. */
const deliver = async ({ teamId, runId }: { teamId: string; runId: string }, part: string) => {
  const { key, revision } = await partOf({ teamId, runId }, part);
  await opened.store.deliveries.delivered(teamId, key, '1795657687.114000', revision);
};
const partOf = async ({ teamId, runId }: { teamId: string; runId: string }, part: string) => {
  const post = await opened.store.posts.byKey(teamId, runKey(runId, part));
  if (post === undefined) throw new Error(`no ${part}`);
  return post;
};

it('turns the message of a run into its findings, and shows all charts in one message below', async () => {
  const job = await request();
  await deliver(job, 'progress');
  await executeRun(drawing('a', 'b'), job, within(1));
  expect(await partOf(job, 'progress')).toMatchObject({
    content: { type: 'findings', runId: job.runId },
    ts: '1795657687.114000',
  });
  expect(await opened.store.posts.byKey(job.teamId, runKey(job.runId, 'findings'))).toBeUndefined();
  expect((await partOf(job, 'charts')).content).toMatchObject({
    type: 'files',
    process: 'business-understanding',
    files: [
      { title: 'Title of a', altText: 'Words of a', isImage: true },
      { title: 'Title of b', altText: 'Words of b', isImage: true },
    ],
  });
});

it('shows the first chart of a lesson in the channel once, where the facilitator wants it', async () => {
  const job = await request({ bestChart: true });
  const { teamId } = job;
  const { lessonId } = (await opened.store.runs.byId(teamId, job.runId)) ?? { lessonId: '' };
  const shown = () => opened.store.posts.byKey(teamId, lessonKey(lessonId, 'best-chart'));
  expect(await shown()).toBeUndefined();
  await executeRun(drawing('a', 'b'), job, within(1));
  const first = await shown();
  expect(first).toMatchObject({ content: { type: 'file', title: 'Title of a', process: 'business-understanding' } });
  expect(first).not.toHaveProperty('threadKey');
  await deliver(job, 'progress');
  const again = await requestRun(quick(), { teamId, lessonId, userId: 'ada', parameters: {} });
  if (!('run' in again)) throw new Error('no second run');
  await executeRun(drawing('c'), { teamId, runId: again.run.id }, within(1));
  expect(await shown()).toEqual(first);
});

it('shows no chart in the channel where the facilitator keeps them in the thread', async () => {
  const job = await request();
  const { lessonId } = (await opened.store.runs.byId(job.teamId, job.runId)) ?? { lessonId: '' };
  await executeRun(drawing('a'), job, within(1));
  expect(await opened.store.posts.byKey(job.teamId, lessonKey(lessonId, 'best-chart'))).toBeUndefined();
});

it('shares more charts than one message takes among several', async () => {
  const job = await request();
  await executeRun(drawing(...Array.from({ length: 12 }, (_, nth) => `c${nth}`)), job, within(1));
  const titles = async (part: string) => titlesOf((await partOf(job, part)).content);
  expect(await titles('charts')).toHaveLength(10);
  expect(await titles('charts-2')).toEqual(['Title of c10', 'Title of c11']);
});

it('posts the findings as a message of their own when somebody has deleted the message of the run', async () => {
  const job = await request();
  await opened.store.deliveries.fail(job.teamId, runKey(job.runId, 'progress'), 'message_not_found');
  await executeRun(quick(), job, within(1));
  expect((await partOf(job, 'findings')).content).toMatchObject({ type: 'findings', runId: job.runId });
  expect(await opened.store.posts.byKey(job.teamId, runKey(job.runId, 'charts'))).toBeUndefined();
});

it('a run of the release before has findings of its own, which a press repeats until they are delivered', async () => {
  const job = await request();
  const { lessonId } = (await opened.store.runs.byId(job.teamId, job.runId)) ?? { lessonId: '' };
  await opened.store.deliveries.fail(job.teamId, runKey(job.runId, 'progress'), 'message_not_found');
  await executeRun(quick(), job, within(1));
  const again = () => requestRun(quick(), { teamId: job.teamId, lessonId, userId: 'ada', parameters: {} });
  await expect(again()).rejects.toMatchObject({ code: 'run_active' });
  await deliver(job, 'findings');
  expect(await again()).toMatchObject({ run: { lessonId } });
});

it('leaves a finished run as it is when a slower worker fails', async () => {
  const job = await request();
  const slow = world(async (_step, report) => {
    report(0.2, 'reading');
    await executeRun(quick(), job, within(RUN_ATTEMPTS));
    report(0.4, 'reading');
    throw new Error('its machine is full');
  });
  await executeRun(slow, job, within(RUN_ATTEMPTS));
  expect(await stateOf(job)).toBe('done');
  expect(await progressOf(job)).toMatchObject({ type: 'findings', runId: job.runId });
});

it('fails a run that crashed its process five times, and says so', async () => {
  const job = await request();
  const crashing = crashingProcess();
  for (let nth = 0; nth < 5; nth += 1) await crashing.begin(job);
  await executeRun(crashing.world, job, within(1));
  expect(crashing.begun()).toBe(5);
  expect(await stateOf(job)).toBe('failed');
  expect(await progressOf(job)).toMatchObject({ state: 'failed', error: expect.stringContaining('memory') });
});

it('rests before each new attempt of a run that crashed its process twice, longer each time, and says so', async () => {
  const job = await request();
  let now = at(0).getTime();
  const crashing = crashingProcess({ now: () => new Date(now) });
  await crashing.begin(job);
  await crashing.begin(job);
  for (const rest of [15_000, 30_000, 60_000]) {
    now += 1000;
    expect(await executeRun(crashing.world, job, within(1))).toEqual({ retryInMs: rest - 1000 });
    expect(await progressOf(job)).toMatchObject({ state: 'queued', stage: 'resting' });
    now += rest - 1000;
    await crashing.begin(job);
  }
  expect(crashing.begun()).toBe(5);
});

it('rests no longer than planned when the clock was set back', async () => {
  const job = await request();
  for (let nth = 0; nth < 2; nth += 1) await opened.store.runs.begin(job.teamId, job.runId, at(9e6));
  expect(await executeRun(quick(), job, within(1))).toEqual({ retryInMs: 15_000 });
});

it('does not count an attempt that ends in an error as a crash', async () => {
  const job = await request();
  const wrong = world(async () => {
    throw new Error('wrong');
  });
  for (const attempt of [1, 2]) await expect(executeRun(wrong, job, within(attempt))).rejects.toThrow('wrong');
  expect(await opened.store.runs.attempts(job.teamId, job.runId)).toMatchObject({ count: 0 });
  await executeRun(wrong, job, within(RUN_ATTEMPTS));
  expect(await stateOf(job)).toBe('failed');
});

it('says that program files are missing, after the attempts in which they might have come back', async () => {
  const job = await request();
  const upgraded = world(async () => {
    throw new AppError('files_missing', {}, { retryable: true });
  });
  await expect(executeRun(upgraded, job, within(1))).rejects.toThrow('files_missing');
  expect(await stateOf(job)).not.toBe('failed');
  await executeRun(upgraded, job, within(RUN_ATTEMPTS));
  const locale = 'en';
  expect(await progressOf(job)).toMatchObject({ state: 'failed', error: course.t(locale, 'error.files_missing') });
});

it('runs again after any number of attempts that ended because the worker stopped', async () => {
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

it('starts no second run before the findings are delivered, and starts one afterwards', async () => {
  const { teamId, runId } = await request();
  const { lessonId } = (await opened.store.runs.byId(teamId, runId)) ?? { lessonId: '' };
  const again = () => requestRun(quick(), { teamId, lessonId, userId: 'ada', parameters: {} });
  await expect(again()).rejects.toMatchObject({ code: 'run_active' });
  await executeRun(quick(), { teamId, runId }, within(1));
  await expect(again()).rejects.toMatchObject({ code: 'run_active' });
  await deliver({ teamId, runId }, 'progress');
  expect(await again()).toMatchObject({ run: { lessonId } });
});

it('starts no run for a press that is done again after the person pressed once more and got the findings', async () => {
  const { teamId, runId } = await request();
  const { lessonId, createdAt } = (await opened.store.runs.byId(teamId, runId)) ?? { lessonId: '', createdAt: at(0) };
  await executeRun(quick(), { teamId, runId }, within(1));
  await deliver({ teamId, runId }, 'progress');
  const again = (pressedAt: Date, parameters = {}) =>
    requestRun(quick(), { teamId, lessonId, userId: 'ada', parameters, pressedAt });
  await expect(again(new Date(createdAt.getTime() - 1000))).rejects.toMatchObject({ code: 'run_active' });
  expect(await again(new Date(createdAt.getTime() + 1000))).toMatchObject({ run: { lessonId } });
});

it('runs with other parameters, also when the press is done again later', async () => {
  const { teamId, runId } = await request();
  const { lessonId, createdAt } = (await opened.store.runs.byId(teamId, runId)) ?? { lessonId: '', createdAt: at(0) };
  await executeRun(quick(), { teamId, runId }, within(1));
  await deliver({ teamId, runId }, 'progress');
  const pressedAt = new Date(createdAt.getTime() - 1000);
  const parameters = { targetR2: 0.7 };
  expect(await requestRun(quick(), { teamId, lessonId, userId: 'ada', parameters, pressedAt })).toMatchObject({
    run: { lessonId },
  });
});

it('starts no second run when the first one ends at that moment', async () => {
  const job = await request();
  const { teamId, runId } = job;
  const { lessonId } = (await opened.store.runs.byId(teamId, runId)) ?? { lessonId: '' };
  const { store } = opened;
  /** A store in which another process ends the run right before a new one is inserted. */
  const meanwhile: typeof store = {
    ...store,
    transaction: (work) =>
      store.transaction((tx) => {
        const inside: typeof store = { ...store, ...tx, transaction: (nested) => nested(tx) };
        const create: typeof tx.runs.create = async (...wanted) => {
          await executeRun({ ...quick(), store: inside }, job, within(1));
          return tx.runs.create(...wanted);
        };
        return work({ ...tx, runs: { ...tx.runs, create } });
      }),
  };
  const again = requestRun({ ...quick(), store: meanwhile }, { teamId, lessonId, userId: 'ada', parameters: {} });
  await expect(again).rejects.toMatchObject({ code: 'run_active' });
});
