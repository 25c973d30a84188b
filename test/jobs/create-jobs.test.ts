import { afterAll, beforeAll, expect, it } from 'vitest';
import type { QueueConnection } from '../../src/jobs/queue-connection.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { proveDelayedJobs, proveSchedulersRemoved } from '../helpers/prove-delayed-jobs.ts';

let opened: OpenStore;
let queue: QueueConnection;
beforeAll(async () => {
  opened = await borrowDatabase();
  queue = { kind: 'postgres', pool: opened.pool };
});
afterAll(() => opened.close());

it('a job with a delay runs once and not before its time, however often it is enqueued', async () => {
  await proveDelayedJobs(queue);
  expect((await opened.pool.query('SELECT id FROM bullmq.job')).rows).toEqual([{ id: 'slot-3' }]);
});

it('job schedulers of an earlier release are removed with their jobs', () => proveSchedulersRemoved(queue));
