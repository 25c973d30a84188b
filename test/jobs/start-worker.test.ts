import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJobs } from '../../src/jobs/create-jobs.ts';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import type { QueueConnection } from '../../src/jobs/queue-connection.ts';
import { type Handlers, startWorker } from '../../src/jobs/start-worker.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { LOCK_MS } from '../helpers/patience.ts';
import { memoryLog, UNWATCHED } from '../helpers/start-kakehashi.ts';

let opened: OpenStore;
let queue: QueueConnection;
beforeAll(async () => {
  opened = await borrowDatabase();
  queue = { kind: 'postgres', pool: opened.pool };
  await prepareQueue(queue, memoryLog());
});
afterAll(() => opened.close());

const nothing = async () => undefined;
const handlers = (runStep: Handlers['run-step']): Handlers => ({
  deliver: nothing,
  'show-agreement': nothing,
  'post-scheduled': nothing,
  'show-progress': nothing,
  'renew-progress': nothing,
  'renew-page': nothing,
  'show-canvas': nothing,
  'lead-workshop': nothing,
  'read-data': nothing,
  'show-charts': nothing,
  'run-step': runStep,
});
/** Rejects when the grace period is over. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

it('a job that a closing worker cannot finish in time is run again by another worker, as its first attempt', async () => {
  const jobs = createJobs(queue, memoryLog());
  const log = memoryLog();
  const attempts: [string, number][] = [];
  let begun = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = startWorker(
    queue,
    handlers(async (_job, { attempt, signal }) => {
      attempts.push(['first', attempt]);
      begun();
      return untilAborted(signal);
    }),
    { log, watch: UNWATCHED, lockMs: LOCK_MS },
  );
  await jobs.enqueue('run-step', { teamId: 'T1', runId: 'r1' }, { id: 'run-r1' });
  await running;
  await first.close(10);

  const done = new Promise<void>((resolve) => {
    const second = startWorker(
      queue,
      handlers(async (_job, { attempt }) => {
        attempts.push(['second', attempt]);
        resolve();
        return undefined;
      }),
      { log, watch: UNWATCHED, lockMs: LOCK_MS },
    );
    stops.push(() => second.close(1000));
  });
  await done;
  for (const stop of stops) await stop();
  await jobs.close();
  expect(attempts).toEqual([
    ['first', 1],
    ['second', 1],
  ]);
  expect(log.errors).toEqual([]);
});
const stops: (() => Promise<void>)[] = [];

it('a closing worker lets a job finish within the grace period', async () => {
  const jobs = createJobs(queue, memoryLog());
  let finished = false;
  let begun = () => {};
  let letGo = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const worker = startWorker(
    queue,
    handlers(async () => {
      begun();
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      finished = true;
      return undefined;
    }),
    { log: memoryLog(), watch: UNWATCHED, lockMs: LOCK_MS },
  );
  await jobs.enqueue('run-step', { teamId: 'T1', runId: 'r2' }, { id: 'run-r2' });
  await running;
  const closed = worker.close(60_000);
  letGo();
  await closed;
  expect(finished).toBe(true);
  await jobs.close();
});

it('a job that has failed for good can be enqueued again with the same id', async () => {
  const jobs = createJobs(queue, memoryLog());
  let runs = 0;
  let resolveSecond = () => {};
  const second = new Promise<void>((resolve) => {
    resolveSecond = resolve;
  });
  let resolveFailed = () => {};
  const failedForGood = new Promise<void>((resolve) => {
    resolveFailed = resolve;
  });
  let failures = 0;
  const log = {
    ...memoryLog(),
    // The worker logs a failure once the queue has stored it.
    warn: () => {
      failures += 1;
      if (failures === 3) resolveFailed();
    },
  };
  const worker = startWorker(
    queue,
    handlers(async (_job, { attempt }) => {
      runs += 1;
      if (runs <= 3) {
        expect(attempt).toBe(runs);
        throw new Error('no luck');
      }
      resolveSecond();
      return undefined;
    }),
    { log, watch: UNWATCHED, lockMs: LOCK_MS },
  );
  await jobs.enqueue('run-step', { teamId: 'T1', runId: 'r3' }, { id: 'run-r3' });
  await failedForGood;
  await jobs.enqueue('run-step', { teamId: 'T1', runId: 'r3' }, { id: 'run-r3' });
  await second;
  await worker.close(1000);
  await jobs.close();
  expect(runs).toBe(4);
});

it('a job that asks for a retry later is run again as its first attempt, and its id stays taken', async () => {
  const jobs = createJobs(queue, memoryLog());
  const job = { teamId: 'T1', runId: 'r4' };
  const put = () => jobs.enqueue('run-step', job, { id: 'run-r4' });
  const log = memoryLog();
  const outcomes: string[] = [];
  const attempts: number[] = [];
  let resolveDone = () => {};
  const done = new Promise<void>((resolve) => {
    resolveDone = resolve;
  });
  const worker = startWorker(
    queue,
    handlers(async (_job, { attempt }) => {
      attempts.push(attempt);
      // The sweep enqueues jobs that it takes for lost.
      await put();
      return attempts.length < 3 ? { retryInMs: 50 } : undefined;
    }),
    {
      log,
      lockMs: LOCK_MS,
      watch: {
        ...UNWATCHED,
        worked: (_kind, _seconds, outcome) => {
          outcomes.push(outcome);
          if (outcome === 'done') resolveDone();
        },
      },
    },
  );
  await put();
  await done;
  await worker.close(1000);
  await jobs.close();
  expect(attempts).toEqual([1, 1, 1]);
  expect(outcomes).toEqual(['again', 'again', 'done']);
  expect(log.errors).toEqual([]);
});
