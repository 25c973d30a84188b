import { createPostgresBackend, type PostgresConnectionOptions, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { expect } from 'vitest';
import { createJobs } from '../../src/jobs/create-jobs.ts';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import type { QueueConnection } from '../../src/jobs/queue-connection.ts';
import { type Handlers, startWorker } from '../../src/jobs/start-worker.ts';
import { memoryLog, UNWATCHED } from './start-kakehashi.ts';

const DAY_MS = 86_400_000;
const nothing = async () => undefined;
const slot = (at: string) => ({ teamId: 'T1', cohortId: 'c1', at });
const FIRST = slot('2026-11-02T00:00:00.000Z');
const SECOND = slot('2026-11-05T00:00:00.000Z');
const LAST = slot('2027-11-01T00:00:00.000Z');

/** Proves on a queue that a job with a delay runs once and not before its time, however often it is enqueued. */
export async function proveDelayedJobs(queue: QueueConnection): Promise<void> {
  const log = memoryLog();
  await prepareQueue(queue, log);
  const jobs = createJobs(queue, log);
  const enqueuedAt = Date.now();
  await jobs.enqueue('post-scheduled', FIRST, { id: 'slot-1', delayMs: 200 });
  await jobs.enqueue('post-scheduled', FIRST, { id: 'slot-1', delayMs: 0 });
  await jobs.enqueue('post-scheduled', SECOND, { id: 'slot-2', delayMs: 400 });
  // A schedule's first day may be a year ahead.
  await jobs.enqueue('post-scheduled', LAST, { id: 'slot-3', delayMs: 366 * DAY_MS });

  const fired: [string, number][] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const handlers: Handlers = {
    deliver: nothing,
    'show-agreement': nothing,
    'show-progress': nothing,
    'renew-progress': nothing,
    'renew-page': nothing,
    'show-canvas': nothing,
    'lead-workshop': nothing,
    'show-charts': nothing,
    'run-step': nothing,
    'read-data': nothing,
    'post-scheduled': async ({ at }) => {
      fired.push([at, Date.now() - enqueuedAt]);
      if (fired.length === 2) finish();
      return undefined;
    },
  };
  const worker = startWorker(queue, handlers, { log, watch: UNWATCHED });
  await finished;
  await worker.close(1000);
  await jobs.close();
  const afterMs = new Map(fired);
  expect(fired.map(([at]) => at).toSorted()).toEqual([FIRST.at, SECOND.at]);
  expect(afterMs.get(FIRST.at)).toBeGreaterThanOrEqual(200);
  expect(afterMs.get(SECOND.at)).toBeGreaterThanOrEqual(400);
  expect(log.errors).toEqual([]);
}

/** Proves on a queue that job schedulers of an earlier release are removed with the jobs that wait for them, and no other job is. */
export async function proveSchedulersRemoved(queue: QueueConnection): Promise<void> {
  const log = memoryLog();
  await prepareQueue(queue, log);
  const redis = queue.kind === 'redis' ? new Redis(queue.url, { maxRetriesPerRequest: null }) : undefined;
  const earlier =
    queue.kind === 'postgres'
      ? new Queue('kakehashi', { connection: queue.pool as PostgresConnectionOptions }, createPostgresBackend)
      : new Queue('kakehashi', { connection: redis as Redis });
  const jobs = createJobs(queue, log);
  await jobs.enqueue('post-scheduled', FIRST, { id: 'slot-of-this-release', delayMs: DAY_MS });
  const others = (await earlier.getDelayed()).map(({ id }) => id).toSorted();
  for (const id of ['lessons-T1-c1', 'lessons-T1-c2']) {
    const job = { name: 'post-scheduled', data: { teamId: 'T1', cohortId: 'c1' } };
    await earlier.upsertJobScheduler(id, { pattern: '0 9 * * 1,4', tz: 'Asia/Tokyo' }, job);
  }
  expect(await earlier.getDelayed()).toHaveLength(others.length + 2);
  await jobs.removeJobSchedulers();
  expect(await earlier.getJobSchedulers()).toEqual([]);
  expect((await earlier.getDelayed()).map(({ id }) => id).toSorted()).toEqual(others);
  await jobs.removeJobSchedulers();
  await jobs.close();
  await earlier.close();
  redis?.disconnect();
  expect(log.errors).toEqual([]);
}
