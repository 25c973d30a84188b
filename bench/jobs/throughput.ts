/**
 * The cost of the app's queue: jobs per second, from enqueued to done, through `createJobs` and `startWorker` with an empty handler.
 * Bare BullMQ with an empty processor is measured on the same Redis in the same run. Then end to end: posts in PostgreSQL become
 * messages in the stand-in for Slack, once each, over its Web API. The stand-in runs in the same process.
 * Run: bash scripts/with-services.sh npx tsx bench/jobs/throughput.ts [jobs] [rounds]
 */

import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { createJobs } from '../../src/jobs/create-jobs.ts';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import { type Handlers, startWorker } from '../../src/jobs/start-worker.ts';
import { withinRequest } from '../../src/log.ts';
import { createMetrics } from '../../src/ops/create-metrics.ts';
import { startService } from '../../src/service/start-service.ts';
import { seedOf } from '../../test/helpers/prove-delivery.ts';
import { memoryLog } from '../../test/helpers/start-kakehashi.ts';

const { DATABASE_URL: databaseUrl = '', REDIS_URL: url = '' } = process.env;
const [jobCount = '20000', roundCount = '7'] = process.argv.slice(2);
const JOBS = Number(jobCount);
const ROUNDS = Number(roundCount);
const CHANNELS = 50;
const MESSAGES = 3000;
/** Jobs that are enqueued at the same time. The queue never runs empty before the last one. */
const AT_ONCE = 50;
/** The value in `startWorker`. */
const CONCURRENCY = 8;

const payload = (nth: number) => ({ teamId: 'T0BENCH', channelId: `C0${nth % CHANNELS}` });

/** @returns jobs per second, from the first job enqueued to the last job done */
async function rate(put: (nth: number) => Promise<unknown>, done: Promise<void>): Promise<number> {
  const since = performance.now();
  for (let nth = 0; nth < JOBS; nth += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, JOBS - nth) }, (_, index) => put(nth + index)));
  }
  await done;
  return (JOBS / (performance.now() - since)) * 1000;
}

function countdown() {
  let left = JOBS;
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    done,
    one() {
      left -= 1;
      if (left === 0) end();
    },
  };
}

async function bare(): Promise<number> {
  const connection = () => new Redis(url, { maxRetriesPerRequest: null });
  const [forQueue, forWorker] = [connection(), connection()];
  const queue = new Queue('bare', { connection: forQueue });
  const { done, one } = countdown();
  const worker = new Worker('bare', async () => one(), { connection: forWorker, concurrency: CONCURRENCY });
  await worker.waitUntilReady();
  // Like the app's queue, this one drops completed jobs.
  const figure = await rate((nth) => queue.add('deliver', payload(nth), { removeOnComplete: true }), done);
  await worker.close();
  await queue.close();
  forQueue.disconnect();
  forWorker.disconnect();
  return figure;
}

async function ours(): Promise<number> {
  const connection = { kind: 'redis', url } as const;
  await prepareQueue(connection, memoryLog());
  const jobs = createJobs(connection, memoryLog());
  const { done, one } = countdown();
  const handle = async () => {
    one();
    return undefined;
  };
  const handlers: Handlers = {
    deliver: handle,
    'show-agreement': handle,
    'show-progress': handle,
    'renew-progress': handle,
    'renew-page': handle,
    'show-canvas': handle,
    'lead-workshop': handle,
    'show-charts': handle,
    'post-scheduled': handle,
    'run-step': handle,
    'read-data': handle,
  };
  // Like `startService`.
  const watch = { ...createMetrics(false).watch, within: withinRequest };
  const worker = startWorker(connection, handlers, { log: memoryLog(), watch });
  const figure = await rate((nth) => jobs.enqueue('deliver', payload(nth)), done);
  await worker.close(1000);
  await jobs.close();
  return figure;
}

/** @returns messages per second, from the first post to the last message */
async function endToEnd(): Promise<number> {
  const rehearsal = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    seed: seedOf(CHANNELS),
    recordLimit: 200,
  });
  const { botToken, appToken, apiUrl } = rehearsal;
  const { flow, stop } = await startService({
    config: { databaseUrl, redisUrl: url },
    dir: undefined,
    duty: 'worker',
    log: memoryLog(),
    connection: { mode: 'socket', botToken, appToken, apiUrl },
    rate: { burst: MESSAGES, everyMs: 0, againMs: 1000 },
  });
  const channels = rehearsal.channels.map(({ id }) => id);
  const teamId = 'T0REHEARSE';
  const since = performance.now();
  for (let nth = 0; nth < MESSAGES; nth += 1) {
    const place = { teamId, channelId: channels[nth % channels.length] ?? '' };
    const content = { type: 'file-words', title: `Message ${nth}`, altText: 'words' } as const;
    await flow.store.posts.add({ ...place, key: `bench:${nth}`, locale: 'en', content });
    await flow.jobs.enqueue('deliver', place);
  }
  const posted = () => channels.reduce((sum, channel) => sum + rehearsal.driver.messages(channel).length, 0);
  while (posted() < MESSAGES) await new Promise((resolve) => setTimeout(resolve, 20));
  const figure = (MESSAGES / (performance.now() - since)) * 1000;
  await stop();
  await rehearsal.close();
  return figure;
}

const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
// A warm-up round for both, which does not count.
await bare();
await ours();
const figures = { bare: [] as number[], ours: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  // The order alternates, so that a busy minute affects both sides.
  if (round % 2 === 0) figures.bare.push(await bare());
  figures.ours.push(await ours());
  if (round % 2 === 1) figures.bare.push(await bare());
}
const say = (all: number[]) =>
  `${middle(all).toFixed(0)} jobs/s (${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)})`;
console.log(`bare BullMQ: ${say(figures.bare)}`);
console.log(`our queue:   ${say(figures.ours)}`);
console.log(`ratio of the medians: ${(middle(figures.ours) / middle(figures.bare)).toFixed(2)}`);
console.log(`end to end:  ${(await endToEnd()).toFixed(0)} messages/s, ${MESSAGES} in ${CHANNELS} channels`);
process.exit(0);
