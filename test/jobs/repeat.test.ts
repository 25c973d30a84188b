import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJobs, prepareQueue, type QueueConnection, startWorker } from '../../src/jobs/queues.ts';
import type { JobPayloads } from '../../src/ports/jobs.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
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
const EVERY_SECOND = { pattern: '* * * * * *', zone: 'Asia/Tokyo' };

it('a job scheduler wakes the app again and again, is one by its id, and survives the process that made it', async () => {
  const first = createJobs(queue, memoryLog());
  await first.repeat('lessons-T1-c1', 'post-scheduled', { teamId: 'T1', cohortId: 'old' }, EVERY_SECOND);
  await first.repeat('lessons-T1-c1', 'post-scheduled', { teamId: 'T1', cohortId: 'new' }, EVERY_SECOND);
  expect(await first.repeating()).toEqual(['lessons-T1-c1']);
  await first.close();
  const jobs = createJobs(queue, memoryLog());
  const log = memoryLog();
  const woken: JobPayloads['post-scheduled'][] = [];
  let enough = () => {};
  const thrice = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const handlers = {
    deliver: nothing,
    'show-agreement': nothing,
    'run-step': nothing,
    'show-reviews': async () => undefined,
    'show-progress': async () => undefined,
    'post-scheduled': async (payload: JobPayloads['post-scheduled']) => {
      woken.push(payload);
      if (woken.length === 3) enough();
      return undefined;
    },
  };
  const worker = startWorker(queue, handlers, { log, watch: UNWATCHED });
  await thrice;
  await jobs.endRepeat('lessons-T1-c1');
  await jobs.endRepeat('lessons-T1-unknown');
  expect(await jobs.repeating()).toEqual([]);
  expect(woken.slice(0, 3)).toEqual(Array(3).fill({ teamId: 'T1', cohortId: 'new' }));
  await worker.close(1000);
  await jobs.close();
  expect(log.errors).toEqual([]);
});
