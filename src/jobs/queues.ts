import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { JobKind, JobPayloads, Jobs, Log } from '../ports.ts';
import { DEFINITIONS } from './definitions.ts';

/** Where the queue lives: the same Postgres as the state, or Redis for a fleet of workers. */
export type QueueConnection = { kind: 'postgres'; pool: Pool } | { kind: 'redis'; url: string };

const QUEUE = 'kakehashi';

/** Handlers by job kind; `retryInMs` asks to run the same job again later, without counting as a failure. */
export type Handlers = {
  [K in JobKind]: (
    payload: JobPayloads[K],
    context: { attempt: number },
  ) => Promise<{ retryInMs?: number } | undefined>;
};

/** Prepares the queue's own tables. */
export async function prepareQueue(connection: QueueConnection): Promise<void> {
  if (connection.kind === 'redis') return;
  await connection.pool.query('CREATE SCHEMA IF NOT EXISTS bullmq');
  const client = await connection.pool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
}

/** The sole enqueuer. */
export function createJobs(connection: QueueConnection): Jobs & { close(): Promise<void> } {
  const redis = connection.kind === 'redis' ? new Redis(connection.url, { maxRetriesPerRequest: null }) : undefined;
  const queue =
    connection.kind === 'redis'
      ? new Queue(QUEUE, { connection: redis as Redis })
      : new Queue(QUEUE, { connection: connection.pool }, createPostgresBackend);
  return {
    async enqueue(kind, payload, options = {}) {
      const { attempts, backoffMs } = DEFINITIONS[kind];
      await queue.add(kind, payload, {
        attempts,
        backoff: { type: 'exponential', delay: backoffMs },
        removeOnComplete: true,
        removeOnFail: 1000,
        ...(options.id === undefined ? {} : { jobId: options.id }),
        ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      });
    },
    async close() {
      await queue.close();
      redis?.disconnect();
    },
  };
}

/** Runs jobs. Payloads are checked before a handler sees them; a job that asks to wait is put again. */
export function startWorker(
  connection: QueueConnection,
  jobs: Jobs,
  handlers: Handlers,
  log: Log,
): { close(): Promise<void> } {
  const redis = connection.kind === 'redis' ? new Redis(connection.url, { maxRetriesPerRequest: null }) : undefined;
  const process = async (job: { name: string; data: unknown; attemptsMade: number }): Promise<void> => {
    const kind = job.name as JobKind;
    const payload = DEFINITIONS[kind].payload.parse(job.data);
    const handle = handlers[kind] as (payload: unknown, context: { attempt: number }) => ReturnType<Handlers[JobKind]>;
    const result = await handle(payload, { attempt: job.attemptsMade + 1 });
    if (result?.retryInMs !== undefined) await jobs.enqueue(kind, payload, { delayMs: result.retryInMs });
  };
  const options = { concurrency: 8 };
  const worker =
    connection.kind === 'redis'
      ? new Worker(QUEUE, process, { ...options, connection: redis as Redis })
      : new Worker(QUEUE, process, { ...options, connection: connection.pool }, createPostgresBackend);
  worker.on('failed', (job, error) => {
    log.warn({ err: error, job: job?.name, attempt: job?.attemptsMade }, 'a job failed; it is tried again');
  });
  worker.on('error', (error) => log.error({ err: error }, 'the queue reported an error'));
  return {
    async close() {
      await worker.close();
      redis?.disconnect();
    },
  };
}
