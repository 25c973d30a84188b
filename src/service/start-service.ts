import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Config } from '../config.ts';
import type { Course } from '../course/course.ts';
import { loadCourse } from '../course/load-course.ts';
import { AppError } from '../errors.ts';
import { withChosenLanguage } from '../flow/members/with-chosen-language.ts';
import type { FlowDeps } from '../flow/port.ts';
import { showProgress } from '../flow/reports/show-progress.ts';
import { showReviews } from '../flow/reviews/show-reviews.ts';
import { executeRun } from '../flow/runs/execute-run.ts';
import { showAgreement } from '../flow/runs/show-agreement.ts';
import { postSlot } from '../flow/schedule/post-scheduled.ts';
import { remakeSchedulers } from '../flow/schedule/wake-by-schedule.ts';
import { recover } from '../flow/upkeep/recover.ts';
import { SWEEP, sweep } from '../flow/upkeep/sweep.ts';
import { createCompute } from '../jobs/compute/create-compute.ts';
import { readDatasets } from '../jobs/compute/read-datasets.ts';
import { onceAtATime } from '../jobs/once-at-a-time.ts';
import { createJobs, type OpenJobs, prepareQueue, type QueueConnection, startWorker } from '../jobs/queues.ts';
import { withinRequest } from '../log.ts';
import { createMetrics, type Metrics } from '../ops/create-metrics.ts';
import { type Part, startOpsServer } from '../ops/start-ops-server.ts';
import type { Clock } from '../ports/clock.ts';
import type { Compute } from '../ports/compute.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { type Connection, clientOptions, createApp, createClient } from '../slack/app/create-app.ts';
import { createChat } from '../slack/app/create-chat.ts';
import { findTokenOwner, type TokenOwner } from '../slack/app/find-token-owner.ts';
import { deliverChannel } from '../slack/delivery/deliver-channel.ts';
import { RATE, type Rate } from '../slack/delivery/outbox.ts';
import { registerListeners } from '../slack/listeners/register-listeners.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';
import type { EmbeddedThread } from '../store/start-embedded-thread.ts';
import type { Place } from '../team/place.ts';
import type { RoleHolding } from '../team/role-holding.ts';
import { type Stopping, stopInOrder } from './stop-in-order.ts';

/** What a process of a fleet does: takes what Slack delivers, does the jobs, or both. */
export type Duty = 'all' | 'web' | 'worker';

/** What `startService` needs besides the configuration. */
export interface ServiceOptions {
  config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'quickChartUrl' | 'ops'>;
  /** `all` when absent. */
  duty?: Duty;
  /** Folder of the embedded database; undefined keeps it in memory (tests). */
  dir: string | undefined;
  /** An open store, closed with the service. Opened from `config` and `dir` when absent. */
  opened?: OpenStore;
  /** What runs the steps; worker threads when absent. */
  compute?: Compute;
  /** The embedded database of `dir`, when it was started before. */
  thread?: EmbeddedThread | undefined;
  connection: Connection;
  log: Log;
  clock?: Clock;
  /** By default the course that ships with the app, read once. */
  course?: Course;
  initialRoles?: FlowDeps['initialRoles'];
  /** How fast messages go to one channel; what Slack asks for when absent. */
  rate?: Rate;
  /** How long a part may take to say that it works; two seconds when absent. */
  readyMs?: number;
  /** How often owed jobs are looked for; they are few, and only after a fault. */
  sweepMs?: number;
  /** Aborted when the process is asked to end while it still starts: what has begun is stopped in order. */
  signal?: AbortSignal;
}

export interface Service {
  flow: FlowDeps;
  /** Where supervisors and Prometheus ask, when they may. */
  opsPort?: number;
  /**
   * Takes nothing new; what runs has `graceMs` to finish (a second when absent), the rest is handed back to the queue.
   * Resolves after `patienceMs` at the latest.
   */
  stop(graceMs?: number, patienceMs?: number): Promise<void>;
}

/** Longer than any part takes that still works. */
const STOP_MS = 24_000;

/**
 * One process of the app on its store and queue: the Bolt app, the worker with its sweeps, or both. Stops in the reverse
 * order: first Slack's deliveries, then the jobs.
 * @throws AppError config_invalid for what an operator has to put right; the signal's reason once it is aborted
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, duty = 'all', log, signal } = options;
  const { databaseUrl, redisUrl } = config;
  const metrics = createMetrics(config.ops !== undefined);
  const watch: Watch = { ...metrics.watch, within: withinRequest };
  const toSlack = clientOptions(options.connection, watch);
  const client = createClient(options.connection, toSlack, log);
  // A worker whose token is wrong would halt what the others can do: whoever does anything asks first.
  const who = await findTokenOwner(client);
  signal?.throwIfAborted();
  const opened = options.opened ?? (await openStore({ databaseUrl, dir: options.dir, thread: options.thread }));
  const stops: Stopping[] = [{ part: 'database', stop: opened.close }];
  // What has to work before this process is ready; the app's own state comes last, and goes first.
  const parts: Record<string, Part> = { app: notYet };
  const stop = async (graceMs = 1000, patienceMs = STOP_MS) => {
    parts.app = notYet;
    await stopInOrder(stops.splice(0).reverse(), { graceMs, patienceMs, log });
  };
  try {
    const queue: QueueConnection =
      redisUrl === undefined ? { kind: 'postgres', pool: opened.pool } : { kind: 'redis', url: redisUrl };
    signal?.throwIfAborted();
    if (duty === 'worker') refuseOtherWorkspaces(who, await opened.workspaces());
    await prepareQueue(queue, log);
    signal?.throwIfAborted();
    const jobs = createJobs(queue, log);
    stops.push({ part: 'queue', stop: () => jobs.close() });
    const flow = createFlow(options, opened.store, jobs, client);
    Object.assign(parts, { database: () => opened.pool.query('SELECT 1'), queue: jobs.ping });
    const { readyMs } = options;
    const ops = config.ops && (await startOps({ ...config.ops, readyMs }, { flow, jobs, metrics, parts: () => parts }));
    if (ops !== undefined) stops.push({ part: 'ops', stop: ops.close });
    if (duty !== 'web') {
      stops.push({ part: 'work', stop: await startWork(options, { flow, client, queue, watch }) });
      signal?.throwIfAborted();
    }
    if (duty !== 'worker') {
      const slack = createApp(options.connection, { options: toSlack, who }, log, watch);
      const { app, start, stop: stopWeb, isConnected } = slack;
      registerListeners(app, { flow, datasets: Object.keys(readDatasets()) }, who.teamId);
      parts.slack = async () => {
        if (!isConnected()) throw new Error('Slack cannot reach this process');
      };
      stops.push({ part: 'web', stop: stopWeb });
      await start();
    }
    signal?.throwIfAborted();
    parts.app = async () => {};
    log.info({ duty, queue: queue.kind }, 'the process has started');
    return {
      flow,
      async stop(...times) {
        await stop(...times);
        log.info({ duty }, 'the process has stopped');
      },
      ...(ops === undefined ? {} : { opsPort: ops.port }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A worker posts for those who are in the database already: one with another workspace's token could do nothing but halt them.
 * @throws AppError config_invalid
 */
function refuseOtherWorkspaces({ teamId }: TokenOwner, stored: readonly string[]): void {
  if (teamId === undefined || stored.length === 0 || stored.includes(teamId)) return;
  const problems = `SLACK_BOT_TOKEN is of the workspace ${teamId}, and DATABASE_URL holds the courses of others: set the token that the web processes have.`;
  throw new AppError('config_invalid', { problems });
}

/** Brings the state's tables up to date, and the queue's where the same database holds them. */
export async function migrateAll({ databaseUrl, redisUrl, dir }: Config, log: Log): Promise<void> {
  const opened = await openStore(databaseUrl === undefined ? { dir } : { databaseUrl });
  try {
    if (redisUrl === undefined) await prepareQueue({ kind: 'postgres', pool: opened.pool }, log);
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
    compute: options.compute ?? createCompute(quickChartUrl === undefined ? {} : { quickChartUrl }),
    chat: withChosenLanguage(createChat(client, clock), store),
    log: options.log,
    ...(options.initialRoles === undefined ? {} : { initialRoles: options.initialRoles }),
  };
}

/** Does jobs, and sweeps up what is owed. */
async function startWork(
  { config, log, rate = RATE, sweepMs: everyMs = 30_000 }: ServiceOptions,
  { flow, client, queue, watch }: { flow: FlowDeps; client: WebClient; queue: QueueConnection; watch: Watch },
): Promise<Stopping['stop']> {
  const { store, jobs, course, clock } = flow;
  const outbox = { store, jobs, client, course, clock, log, chat: flow.chat, newOwner: randomUUID, rate };
  // A run counts how often it was begun without an end: that must be the times that its process has ended.
  const alone = onceAtATime();
  const worker = startWorker(
    queue,
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
      'show-progress': async (job) => {
        await showProgress(flow, job);
        return undefined;
      },
      'post-scheduled': async (job) => {
        await postSlot(flow, job);
        return undefined;
      },
      'run-step': (job, context) => alone(`${job.teamId} ${job.runId}`, () => executeRun(flow, job, context)),
    },
    { log, watch },
  );
  const owner = randomUUID();
  let sweeping: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweep(flow, { owner, everyMs }).catch((error: unknown) => log.error({ err: error }, 'the sweep failed'));
  }, everyMs);
  const stop: Stopping['stop'] = async (graceMs) => {
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

async function notYet(): Promise<void> {
  throw new Error('the app is starting or ending');
}

/** A reminder that nobody has looked at for this long is overdue: a sweep does so each half minute. */
const OVERDUE_MS = 5 * 60_000;

/** Answers supervisors and Prometheus. */
function startOps(
  at: { port: number; host: string; readyMs: number | undefined },
  the: { flow: FlowDeps; jobs: OpenJobs; metrics: Metrics; parts: () => Record<string, Part> },
) {
  const { store, clock, log } = the.flow;
  return startOpsServer({
    ...at,
    parts: the.parts,
    async metrics(ready) {
      const due = new Date(clock.now().getTime() - OVERDUE_MS);
      // What cannot be asked is left out; the rest is what somebody wants to know just then.
      const unknown = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} could not be counted`);
      const backlog = ready.database ? await store.duties.backlog(due).catch(unknown('the backlog')) : undefined;
      const queue = ready.queue ? await the.jobs.metrics().catch(unknown('the queue')) : undefined;
      const text = await the.metrics.text({ ready, backlog: backlog ?? undefined, queue: queue ?? '' });
      return { text, contentType: the.metrics.contentType };
    },
  });
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
