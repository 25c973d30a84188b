import {
  createPostgresBackend,
  DelayedError,
  type Job,
  type PostgresConnectionOptions,
  Queue,
  runMigrations,
  WaitingError,
  Worker,
} from 'bullmq';
import type { Pool } from 'pg';
import type { JobKind, JobPayloads, Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Watch } from '../ports/watch.ts';
import { createPatience, type Patience } from './create-patience.ts';
import { DEFINITIONS } from './definitions.ts';
import { checkRedis, openRedis } from './open-redis.ts';
import { reportQueueError } from './report-queue-error.ts';

/** Where the queue lives: the same Postgres as the state, or Redis for a fleet of workers. */
export type QueueConnection = { kind: 'postgres'; pool: Pool } | { kind: 'redis'; url: string };

const QUEUE = 'kakehashi';
/** BullMQ keeps a figure a minute beside its totals. */
const MINUTES_COUNTED = 60;
/** Jobs of which the log says that they are done: few, and each something that people wait for. */
const TOLD: ReadonlySet<string> = new Set<JobKind>(['run-step', 'post-scheduled']);
/** Slack gives up after three seconds: what a press puts has to be put, or given up, well before. */
const PUT_MS = 1000;

/**
 * Handlers by job kind; `retryInMs` asks to run the same job again later, without counting as a failure. What a handler
 * throws once `signal` is aborted hands the job back instead: another worker, or this one after its next start, runs it again.
 */
export type Handlers = {
  [K in JobKind]: (payload: JobPayloads[K], context: JobContext) => Promise<{ retryInMs?: number } | undefined>;
};
interface JobContext {
  /** 1 for the first. */
  attempt: number;
  /** Aborted when the process ends and can wait no longer. */
  signal: AbortSignal;
}

/** Any number that no other program on the same database uses for its lock. */
const LOCK = 4_817_204;
const PATIENT = { query_timeout: 3_600_000 };

/**
 * Prepares the queue's own tables, under a lock so that several processes may start at once: BullMQ's own is taken inside
 * its transaction, which then does not see the schema that the one before it has made. Of Redis it sees that it is there.
 * @throws AppError config_invalid when Redis cannot be used
 */
export async function prepareQueue(connection: QueueConnection, log: Log): Promise<void> {
  if (connection.kind === 'redis') return checkRedis(connection.url, log);
  const client = await connection.pool.connect();
  try {
    // Another process may be at it for longer than a query may take otherwise.
    await client.query({ text: 'SELECT pg_advisory_lock($1)', values: [LOCK], ...PATIENT });
    await runMigrations(client, 'bullmq');
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
}

export interface OpenJobs extends Jobs {
  /** Resolves when the queue answers. */
  ping(): Promise<void>;
  /** Removes the job schedulers that earlier releases made. This release makes none. */
  removeJobSchedulers(): Promise<void>;
  /** BullMQ's own counts, in Prometheus' text format. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** BullMQ declares pg's optional members without `undefined`, which pg's own types allow. */
function poolOf({ pool }: { pool: Pool }): PostgresConnectionOptions {
  return pool as PostgresConnectionOptions;
}

/** The sole enqueuer. Without Redis its calls fail soon, since somebody waits for them; the sweep puts what they did not. */
export function createJobs(connection: QueueConnection, log: Log): OpenJobs {
  const redis = connection.kind === 'redis' ? openRedis(connection.url, 'put', log) : undefined;
  const queue =
    connection.kind === 'postgres'
      ? new Queue(QUEUE, { connection: poolOf(connection) }, createPostgresBackend)
      : new Queue(QUEUE, { connection: redis as NonNullable<typeof redis> });
  queue.on('error', (error) => reportQueueError(log, error));
  // In PostgreSQL a job is put by the connections that keep the deed itself: either both work, or none.
  const soon: Patience = redis === undefined ? (call) => call() : createPatience(PUT_MS);
  return {
    async enqueue(kind, payload, options = {}) {
      const how = {
        ...optionsOf(kind),
        // A failed job would keep its id, and with it the one that is put in its place.
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
    },
    metrics: () => soon(() => queue.exportPrometheusMetrics()),
    async close() {
      await queue.close();
      redis?.disconnect();
    },
  };
}

/** How often a job is tried, and what is kept of it. */
function optionsOf(kind: JobKind) {
  const { attempts, backoffMs } = DEFINITIONS[kind];
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: 1000,
  };
}

/**
 * Runs jobs. Payloads are checked before a handler sees them. A job that asks to wait stays the job that it is: of its id no other
 * is put meanwhile.
 * @returns `close`, which takes no new job, gives those that run `graceMs` to finish, and hands back the rest
 */
export function startWorker(
  connection: QueueConnection,
  handlers: Handlers,
  { log, watch }: { log: Log; watch: Watch },
): { close(graceMs: number): Promise<void> } {
  const redis = connection.kind === 'redis' ? openRedis(connection.url, 'work', log) : undefined;
  const ending = new AbortController();
  const { signal } = ending;
  const process = (job: Job, token?: string): Promise<void> => watch.within(`job-${job.id}`, () => work(job, token));
  const work = async (job: Job, token?: string): Promise<void> => {
    const kind = Object.hasOwn(DEFINITIONS, job.name) ? (job.name as JobKind) : 'unknown';
    const since = performance.now();
    const ended = (outcome: Parameters<Watch['worked']>[2]) => {
      const ms = performance.now() - since;
      watch.worked(kind, ms / 1000, outcome);
      if (outcome === 'done' && TOLD.has(kind)) log.info({ job: kind, ms: Math.round(ms) }, 'a job is done');
    };
    let result: { retryInMs?: number } | undefined;
    try {
      // Of a newer release, which shares the queue while it takes over: it is tried again, there perhaps.
      if (kind === 'unknown') throw new Error('this release knows no job of that kind');
      const payload = DEFINITIONS[kind].payload.parse(job.data);
      const handle = handlers[kind] as (payload: unknown, context: JobContext) => ReturnType<Handlers[JobKind]>;
      result = await handle(payload, { attempt: job.attemptsMade + 1, signal });
      if (result?.retryInMs !== undefined) await job.moveToDelayed(Date.now() + result.retryInMs, token);
    } catch (error) {
      ended(signal.aborted ? 'handed-back' : 'failed');
      if (!signal.aborted) throw error;
      await job.moveToWait(token);
      log.info({ job: kind }, 'a job is handed back');
      throw new WaitingError();
    }
    if (result?.retryInMs === undefined) return ended('done');
    ended('again');
    throw new DelayedError();
  };
  // However often workers die under a job, it is run again: what it does is done once, and its handler counts its failures.
  const options = { concurrency: 8, maxStalledCount: 1000, metrics: { maxDataPoints: MINUTES_COUNTED } };
  const worker =
    connection.kind === 'postgres'
      ? new Worker(QUEUE, process, { ...options, connection: poolOf(connection) }, createPostgresBackend)
      : new Worker(QUEUE, process, { ...options, connection: redis as NonNullable<typeof redis> });
  worker.on('failed', (job, error) => {
    log.warn({ err: error, job: job?.name, attempt: job?.attemptsMade }, 'a job failed; it is tried again');
  });
  worker.on('error', (error) => reportQueueError(log, error));
  return {
    async close(graceMs) {
      const timer = setTimeout(() => ending.abort(), graceMs);
      await worker.close();
      clearTimeout(timer);
      redis?.disconnect();
    },
  };
}
