/**
 * How long storing and reading a model blocks the event loop, which also acknowledges in `kakehashi start`: all runs up to Test with
 * this many trees, then a prediction and the bytes for an upload, on the embedded database. Worker threads run the steps and read the
 * models. Measures the largest event loop delay and the longest turn in CPU time, which is the figure to compare on a busy machine
 * (Linux only).
 * Run: npm run build && npx tsx bench/store/model.ts [trees]
 */

import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { loadCourse } from '../../src/course/load-course.ts';
import type { FlowDeps } from '../../src/flow/port.ts';
import { executeRun } from '../../src/flow/runs/execute-run.ts';
import { predict } from '../../src/flow/runs/predict.ts';
import { createCompute } from '../../src/jobs/compute/create-compute.ts';
import { lengthOf } from '../../src/slack/delivery/post-bytes.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { openStore } from '../../src/store/open-store.ts';
import { memoryLog } from '../../test/helpers/start-kakehashi.ts';
import { cohortOf, fresh, lessonOf, runOf } from '../../test/store/fixtures.ts';

const trees = Number(process.argv[2] ?? 200);
const opened = await openStore({});
const { store } = opened;
const log = memoryLog();
const deps = {
  store,
  log,
  jobs: { enqueue: async () => {} },
  clock: { now: () => new Date() },
  random: { uuid: () => fresh('id') },
  course: loadCourse(),
  compute: createCompute({}),
} as unknown as FlowDeps;
const cohort = cohortOf('T1');
const { teamId } = cohort;
await store.cohorts.create(cohort);

/** CPU time of the main thread, in nanoseconds. */
const worked = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]);

/** Samples the event loop every millisecond. @returns stops sampling and gives the longest turn, in milliseconds of CPU time */
function followTurns(): () => number {
  let longest = 0;
  let before = worked();
  const timer = setInterval(() => {
    const now = worked();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest / 1e6;
  };
}

/** Measures a deed several times, since the first run includes compilation. @returns the last result */
async function measure<T>(name: string, deed: () => Promise<T>, times = 3): Promise<T> {
  const late: string[] = [];
  let given: T | undefined;
  for (let nth = 0; nth < times; nth += 1) {
    // Lets the previous run finish completely.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const ended = followTurns();
    given = await deed();
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    late.push(`${(delay.max / 1e6).toFixed(0)} (${ended().toFixed(0)})`);
  }
  console.log(`${name.padEnd(44)} ${late.join(', ')} ms`);
  return given as T;
}

async function run(process: ProcessId, parameters: Parameters = {}): Promise<string> {
  const lesson = lessonOf(cohort, { process, edition: Number(fresh('').slice(1)) });
  await store.lessons.create(teamId, lesson);
  const wanted = runOf(lesson, { process, parameters, createdAt: new Date() });
  await store.runs.create(teamId, wanted);
  await executeRun(deps, { teamId, runId: wanted.id }, { attempt: 1, signal: new AbortController().signal });
  return wanted.id;
}

console.log('largest event loop delay, three runs each (longest turn in CPU time)');
for (const process of PROCESS_IDS.slice(0, 4)) await run(process);
const trained = await measure(`Train with ${trees} trees, files stored`, () => run('train', { trees }));
await measure('Test, beside the two other models', () => run('test'));
await measure('Enter a house', () => predict(deps, { teamId, runId: trained, userId: 'U0BENCH' }));
await measure('its submission', () => predict(deps, { teamId, runId: trained, userId: 'U0BENCH', answers: [] }));
const { rows } = await opened.pool.query<{ id: string; bytes: number }>(
  `SELECT id, octet_length(content) AS bytes FROM kakehashi.artifact WHERE kind = 'model' AND run_id = $1`,
  [trained],
);
const model = rows[0];
const read = await measure('the model for an upload', () => store.artifacts.byId(teamId, model?.id ?? ''));
const megabytes = (bytes = 0) => (bytes / 1e6).toFixed(1);
console.log(`model: ${megabytes(lengthOf(read?.slices ?? []))} MB, stored in ${megabytes(model?.bytes)} MB`);
console.log(`${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}; errors: ${log.errors.length}`);
await opened.close();
