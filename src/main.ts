import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import { loadCourse } from './course/load-course.ts';
import type { Course } from './course/types.ts';
import type { FlowDeps } from './flow/deps.ts';
import { showAgreement } from './flow/labelling.ts';
import { postSlot } from './flow/post-scheduled.ts';
import { recover } from './flow/recover.ts';
import { executeRun } from './flow/run-step.ts';
import { remakeSchedulers } from './flow/schedule.ts';
import { showReviews } from './flow/show-reviews.ts';
import { SWEEP, sweep } from './flow/sweep.ts';
import { createCompute, readDatasets } from './jobs/compute/create-compute.ts';
import { createJobs, prepareQueue, type QueueConnection, startWorker } from './jobs/queues.ts';
import type { Clock, Jobs, Log, Place, RoleHolding, Store } from './ports.ts';
import { type Connection, createApp, createClient } from './slack/create-app.ts';
import { createChat } from './slack/create-chat.ts';
import { deliverChannel, RATE, type Rate } from './slack/outbox.ts';
import { registerListeners } from './slack/register-listeners.ts';
import { openStore } from './store/open-store.ts';

/** What a process of a fleet does: takes what Slack delivers, does the jobs, or both. */
export type Duty = 'all' | 'web' | 'worker';

/** What `startService` needs besides the configuration. */
export interface ServiceOptions {
  config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'quickChartUrl'>;
  /** `all` when absent. */
  duty?: Duty;
  /** Folder of the embedded database; undefined keeps it in memory (tests). */
  dir: string | undefined;
  connection: Connection;
  log: Log;
  clock?: Clock;
  /** By default the course that ships with the app, read once. */
  course?: Course;
  initialRoles?: FlowDeps['initialRoles'];
  /** How fast messages go to one channel; what Slack asks for when absent. */
  rate?: Rate;
  /** How often owed jobs are looked for; they are few, and only after a fault. */
  sweepMs?: number;
}

export interface Service {
  flow: FlowDeps;
  /** Takes nothing new; what runs has `graceMs` to finish (a second when absent), the rest is handed back to the queue. */
  stop(graceMs?: number): Promise<void>;
}

/** Stops one part; what runs in it has this long. */
type Stop = (graceMs: number) => Promise<unknown>;

/**
 * One process of the app on its store and queue: the Bolt app, the worker with its sweeps, or both. Stops in the reverse
 * order: first Slack's deliveries, then the jobs.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, duty = 'all' } = options;
  const { databaseUrl, redisUrl } = config;
  const opened = await openStore({
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(options.dir === undefined ? {} : { dir: options.dir }),
  });
  const stops: Stop[] = [opened.close];
  const stop = async (graceMs = 1000) => {
    for (const one of stops.splice(0).reverse()) {
      // A part that cannot be stopped in order (its database is gone) must not keep the others from it.
      await one(graceMs).catch((error: unknown) => options.log.warn({ err: error }, 'a part did not stop in order'));
    }
  };
  try {
    const queue: QueueConnection =
      redisUrl === undefined ? { kind: 'postgres', pool: opened.pool } : { kind: 'redis', url: redisUrl };
    await prepareQueue(queue);
    const jobs = createJobs(queue);
    stops.push(() => jobs.close());
    const client = createClient(options.connection, options.log);
    const flow = createFlow(options, opened.store, jobs, client);
    if (duty !== 'web') stops.push(await startWork(options, { flow, client, queue }));
    if (duty !== 'worker') stops.push(await startWeb(options, flow));
    return { flow, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Brings the state's tables up to date, and the queue's where the same database holds them. */
export async function migrateAll({ databaseUrl, redisUrl, dir }: Config): Promise<void> {
  const opened = await openStore(databaseUrl === undefined ? { dir } : { databaseUrl });
  try {
    if (redisUrl === undefined) await prepareQueue({ kind: 'postgres', pool: opened.pool });
  } finally {
    await opened.close();
  }
}

/** Use cases with every edge wired in. */
function createFlow(options: ServiceOptions, store: Store, jobs: Jobs, client: WebClient): FlowDeps {
  const { quickChartUrl } = options.config;
  const clock = options.clock ?? { now: () => new Date() };
  return {
    store,
    jobs,
    clock,
    random: { uuid: randomUUID },
    course: options.course ?? loadCourse(),
    compute: createCompute(quickChartUrl === undefined ? {} : { quickChartUrl }),
    chat: createChat(client, clock),
    log: options.log,
    ...(options.initialRoles === undefined ? {} : { initialRoles: options.initialRoles }),
  };
}

/** Does jobs, and sweeps up what is owed. */
async function startWork(
  { config, log, rate = RATE, sweepMs: everyMs = 30_000 }: ServiceOptions,
  { flow, client, queue }: { flow: FlowDeps; client: WebClient; queue: QueueConnection },
): Promise<Stop> {
  const { store, jobs, course, clock } = flow;
  const { localeOf } = flow.chat;
  const outbox = { store, jobs, client, course, clock, log, localeOf, newOwner: randomUUID, rate };
  const worker = startWorker(
    queue,
    jobs,
    {
      deliver: (place, { signal }) => deliverChannel(outbox, place, signal),
      'show-agreement': async (job) => {
        await showAgreement(flow, job);
        return undefined;
      },
      'show-reviews': async (job) => {
        await showReviews(flow, job);
        return undefined;
      },
      'post-scheduled': async (job) => {
        await postSlot(flow, job);
        return undefined;
      },
      'run-step': async (job, context) => {
        await executeRun(flow, job, context);
        return undefined;
      },
    },
    log,
  );
  const owner = randomUUID();
  let sweeping: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweep(flow, { owner, everyMs }).catch((error: unknown) => log.error({ err: error }, 'the sweep failed'));
  }, everyMs);
  const stop: Stop = async (graceMs) => {
    clearInterval(timer);
    await sweeping;
    await store.duties.release(SWEEP, owner);
    await worker.close(graceMs);
  };
  try {
    // Whoever starts the app again may have mended what stopped it.
    await store.halts.tryAllNow(clock.now());
    // The embedded database has this one process: whoever held a job is dead.
    await recover(flow, config.databaseUrl === undefined ? { fresh: randomUUID() } : {});
    await remakeSchedulers(flow);
  } catch (error) {
    await stop(0);
    throw error;
  }
  return stop;
}

/** Takes what Slack delivers. */
async function startWeb({ connection, log }: ServiceOptions, flow: FlowDeps): Promise<Stop> {
  const { app, start, stop } = createApp(connection, log);
  registerListeners({ app, flow, datasets: Object.keys(readDatasets()) });
  await start();
  return stop;
}

/** Is this a person's direct message with the app? There they take the course alone. */
export function isDirect({ channelId }: Place): boolean {
  return channelId.startsWith('D');
}

/** The role that a rehearsal teammate's job title names. */
export function rolesFromTitles(titles: Readonly<Record<string, string>>): RoleHolding[] {
  return Object.entries(titles).map(([userId, title]) => ({
    userId,
    role: title.toLowerCase().replaceAll(' ', '-'),
  }));
}
