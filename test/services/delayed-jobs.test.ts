import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { QueueConnection } from '../../src/jobs/queue-connection.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { proveDelayedJobs, proveSchedulersRemoved } from '../helpers/prove-delayed-jobs.ts';
import { freshDatabase } from './fresh-database.ts';

describe.each(['postgres', 'redis'] as const)('a queue on %s', (kind) => {
  let opened: OpenStore;
  let queue: QueueConnection;
  const url = process.env.REDIS_URL ?? '';
  beforeAll(async () => {
    opened = await openStore({ databaseUrl: await freshDatabase() });
    queue = kind === 'postgres' ? { kind, pool: opened.pool } : { kind, url };
  });
  afterAll(async () => {
    await opened.close();
    if (kind === 'postgres') return;
    const redis = new Redis(url);
    await redis.flushall();
    redis.disconnect();
  });

  test('runs a job with a delay once and not before its time, however often it is enqueued', () =>
    proveDelayedJobs(queue));
  test('loses the job schedulers of an earlier release, with their jobs', () => proveSchedulersRemoved(queue));
});
