import { createPostgresBackend, Queue } from 'bullmq';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import { createPatience, type Patience } from './create-patience.ts';
import { DEFINITIONS } from './definitions.ts';
import { openRedis } from './open-redis.ts';
import { poolOf, QUEUE, type QueueConnection } from './queue-connection.ts';
import { reportQueueError } from './report-queue-error.ts';

/** Slack waits three seconds for an answer to a press. Enqueueing must succeed or fail well before. */
const PUT_MS = 1000;
/** A key that is written to see whether Redis takes writes. It begins as BullMQ's own keys do, for a Redis that allows no others. */
const PROBE = 'bull:kakehashi-ready';
const PROBE_SECONDS = 60;

export interface OpenJobs extends Jobs {
  /** Resolves when the queue answers and, on Redis, takes writes: one whose disk is full still answers reads. */
  ping(): Promise<void>;
  /** Removes the job schedulers that earlier releases made. This release makes none. */
  removeJobSchedulers(): Promise<void>;
  /** BullMQ's own counts, in Prometheus' text format. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens the queue for enqueueing. While Redis is away, calls fail soon because a person waits for them; the sweep enqueues the jobs
 * later.
 */
export function createJobs(connection: QueueConnection, log: Log): OpenJobs {
  const redis = connection.kind === 'redis' ? openRedis(connection.url, 'put', log) : undefined;
  const queue =
    connection.kind === 'postgres'
      ? new Queue(QUEUE, { connection: poolOf(connection) }, createPostgresBackend)
      : new Queue(QUEUE, { connection: redis as NonNullable<typeof redis> });
  queue.on('error', (error) => reportQueueError(log, error));
  // PostgreSQL needs no such limit: the same connections store the state, so both work or neither does.
  const soon: Patience = redis === undefined ? (call) => call() : createPatience(PUT_MS);
  return {
    async enqueue(kind, payload, options = {}) {
      const { attempts, backoffMs } = DEFINITIONS[kind];
      const how = {
        attempts,
        backoff: { type: 'exponential', delay: backoffMs },
        removeOnComplete: true,
        // A failed job that is kept would keep its id, and block a new job with that id.
        removeOnFail: options.id === undefined ? 1000 : true,
        ...(options.id === undefined ? {} : { jobId: options.id }),
        ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      };
      await soon(() => queue.add(kind, payload, how));
    },
    async removeJobSchedulers() {
      const schedulers = await soon(() => queue.getJobSchedulers());
      for (const { key } of schedulers) await soon(() => queue.removeJobScheduler(key));
    },
    async ping() {
      await soon(() => queue.getJobCounts('waiting'));
      if (redis !== undefined) await soon(() => redis.set(PROBE, '1', 'EX', PROBE_SECONDS));
    },
    metrics: () => soon(() => queue.exportPrometheusMetrics()),
    async close() {
      await queue.close();
      redis?.disconnect();
    },
  };
}
