import { createPostgresBackend, DelayedError, type Job, WaitingError, Worker } from 'bullmq';
import type { JobKind, JobPayloads } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Watch } from '../ports/watch.ts';
import { DEFINITIONS } from './definitions.ts';
import { openRedis } from './open-redis.ts';
import { poolOf, QUEUE, type QueueConnection } from './queue-connection.ts';
import { reportQueueError } from './report-queue-error.ts';

/** BullMQ keeps one figure a minute, for this long, beside its totals. */
const MINUTES_COUNTED = 60;
/** Job kinds whose end is logged. They are rare, and people wait for each. */
const LOGGED: ReadonlySet<string> = new Set<JobKind>(['run-step', 'post-scheduled']);

/**
 * Handlers by job kind. A handler that returns `retryInMs` is run again after that time, which does not count as a failure. A handler
 * that throws after `signal` is aborted hands the job back: another worker, or this one after its next start, runs it again.
 */
export type Handlers = {
  [K in JobKind]: (payload: JobPayloads[K], context: JobContext) => Promise<{ retryInMs?: number } | undefined>;
};

interface JobContext {
  /** 1 for the first attempt. */
  attempt: number;
  /** Aborted when the process ends and its grace period is over. */
  signal: AbortSignal;
}

/**
 * Runs jobs. Payloads are validated before a handler sees them. A job that returns `retryInMs` keeps its id, so no second job with that
 * id can be enqueued until it has ended.
 * @param options.lockMs a worker that doesn't renew its lock on a job for so long counts as dead; default: 30 seconds
 * @returns `close`, which takes no new job, gives running jobs `graceMs` to finish, and hands the others back
 */
export function startWorker(
  connection: QueueConnection,
  handlers: Handlers,
  { log, watch, lockMs }: { log: Log; watch: Watch; lockMs?: number | undefined },
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
      if (outcome === 'done' && LOGGED.has(kind)) log.info({ job: kind, ms: Math.round(ms) }, 'a job is done');
    };
    let result: { retryInMs?: number } | undefined;
    try {
      // A newer release may share the queue during an upgrade. The next attempt may reach a worker of that release.
      if (kind === 'unknown') throw new Error('this release does not know this kind of job');
      const payload = DEFINITIONS[kind].payload.parse(job.data);
      const handle = handlers[kind] as (payload: unknown, context: JobContext) => ReturnType<Handlers[JobKind]>;
      result = await handle(payload, { attempt: job.attemptsMade + 1, signal });
      if (result?.retryInMs !== undefined) await job.moveToDelayed(Date.now() + result.retryInMs, token);
    } catch (error) {
      ended(signal.aborted ? 'handed-back' : 'failed');
      if (!signal.aborted) throw error;
      await job.moveToWait(token);
      log.info({ job: kind }, 'a job was handed back');
      throw new WaitingError();
    }
    if (result?.retryInMs === undefined) return ended('done');
    ended('again');
    throw new DelayedError();
  };
  // A job is run again however many workers have died during it. Handlers do their work once, and count their own failures.
  const options = {
    concurrency: 8,
    maxStalledCount: 1000,
    metrics: { maxDataPoints: MINUTES_COUNTED },
    ...(lockMs === undefined ? {} : { lockDuration: lockMs }),
  };
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
