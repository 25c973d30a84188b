import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { loadCourse } from './course/load-course.ts';
import type { Course } from './course/types.ts';
import type { FlowDeps } from './flow/deps.ts';
import { showAgreement } from './flow/labelling.ts';
import { recover } from './flow/recover.ts';
import { remind } from './flow/remind.ts';
import { executeRun } from './flow/run-step.ts';
import { createCompute, readDatasets } from './jobs/compute/create-compute.ts';
import { createJobs, prepareQueue, type QueueConnection, startWorker } from './jobs/queues.ts';
import type { Clock, Log, RoleHolding } from './ports.ts';
import { type Connection, createApp, createClient } from './slack/create-app.ts';
import { createChat } from './slack/create-chat.ts';
import { deliverChannel } from './slack/outbox.ts';
import { registerListeners } from './slack/register-listeners.ts';
import { openStore } from './store/open-store.ts';

/** What `startService` needs besides the configuration. */
export interface ServiceOptions {
  config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'quickChartUrl'>;
  /** Folder of the embedded database; undefined keeps it in memory (tests). */
  dir: string | undefined;
  connection: Connection;
  log: Log;
  clock?: Clock;
  /** By default the course that ships with the app, read once. */
  course?: Course;
  initialRoles?: FlowDeps['initialRoles'];
  /** How often owed jobs are looked for; they are few, and only after a fault. */
  sweepMs?: number;
}

export interface Service {
  flow: FlowDeps;
  stop(): Promise<void>;
}

/** The whole app in one process: store, queue, worker and Bolt app. Stops in the reverse order. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, log, connection } = options;
  const clock = options.clock ?? { now: () => new Date() };
  const { databaseUrl, redisUrl, quickChartUrl } = config;
  const opened = await openStore({
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(options.dir === undefined ? {} : { dir: options.dir }),
  });
  const stops: (() => Promise<unknown>)[] = [opened.close];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const { store } = opened;
    const queue: QueueConnection =
      redisUrl === undefined ? { kind: 'postgres', pool: opened.pool } : { kind: 'redis', url: redisUrl };
    await prepareQueue(queue);
    const jobs = createJobs(queue);
    stops.push(() => jobs.close());
    const client = createClient(connection, log);
    const course = options.course ?? loadCourse();
    const flow: FlowDeps = {
      store,
      jobs,
      clock,
      random: { uuid: randomUUID },
      course,
      compute: createCompute(quickChartUrl === undefined ? {} : { quickChartUrl }),
      chat: createChat(client, clock),
      log,
      ...(options.initialRoles === undefined ? {} : { initialRoles: options.initialRoles }),
    };
    const { localeOf } = flow.chat;
    const outbox = { store, client, course, clock, log, localeOf, newOwner: randomUUID };
    const worker = startWorker(
      queue,
      jobs,
      {
        deliver: (place) => deliverChannel(outbox, place),
        'show-agreement': async (job) => {
          await showAgreement(flow, job);
          return undefined;
        },
        'run-step': async (job, context) => {
          await executeRun(flow, job, context);
          return undefined;
        },
      },
      log,
    );
    stops.push(() => worker.close());
    const { app, start, stop: stopApp } = createApp(connection, log);
    registerListeners({
      app,
      flow,
      datasets: Object.keys(readDatasets()),
    });
    await start();
    stops.push(stopApp);
    await recover(flow, databaseUrl === undefined ? { fresh: randomUUID() } : {});
    const sweep = () =>
      Promise.all([recover(flow), remind(flow)]).catch((error: unknown) =>
        log.error({ err: error }, 'the sweep failed'),
      );
    const timer = setInterval(sweep, options.sweepMs ?? 30_000);
    stops.push(async () => clearInterval(timer));
    return { flow, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The role that a rehearsal teammate's job title names. */
export function rolesFromTitles(titles: Readonly<Record<string, string>>): RoleHolding[] {
  return Object.entries(titles).map(([userId, title]) => ({
    userId,
    role: title.toLowerCase().replaceAll(' ', '-'),
  }));
}
