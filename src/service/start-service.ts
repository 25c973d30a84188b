import { setImmediate } from 'node:timers/promises';
import { LOCALES } from '../course/locale.ts';
import { AppError } from '../errors.ts';
import { prepareExamples } from '../exercise/nearest-example-request.ts';
import type { FlowDeps } from '../flow/port.ts';
import { readDatasets } from '../jobs/compute/read-datasets.ts';
import { createJobs } from '../jobs/create-jobs.ts';
import { prepareQueue } from '../jobs/prepare-queue.ts';
import type { QueueConnection } from '../jobs/queue-connection.ts';
import { withinRequest } from '../log.ts';
import { createNetwork } from '../network/create-network.ts';
import { createMetrics } from '../ops/create-metrics.ts';
import type { Part } from '../ops/start-ops-server.ts';
import type { Watch } from '../ports/watch.ts';
import { clientOptions, createApp, createClient } from '../slack/app/create-app.ts';
import { findTokenOwner, type TokenOwner } from '../slack/app/find-token-owner.ts';
import { registerListeners } from '../slack/listeners/register-listeners.ts';
import { openStore } from '../store/open-store.ts';
import { createFlow } from './create-flow.ts';
import type { ServiceOptions } from './service-options.ts';
import { startOps } from './start-ops.ts';
import { startWork } from './start-work.ts';
import { type Stopping, stopInOrder } from './stop-in-order.ts';
import { takeUpRegularly } from './take-up-regularly.ts';

export interface Service {
  flow: FlowDeps;
  /** Port for supervisors and Prometheus, if one is configured. */
  opsPort?: number;
  /**
   * Accepts no new work. Running jobs get `graceMs` to finish (default: a second); the others go back to the queue.
   * Resolves after `patienceMs` at the latest.
   */
  stop(graceMs?: number, patienceMs?: number): Promise<void>;
}

/** Longer than a working part takes to stop. */
const STOP_MS = 24_000;

/**
 * Starts one process of the app on its store and queue: the Bolt app, the worker with its sweeps, or both. It stops in the reverse
 * order: first Slack's deliveries, then the jobs.
 * @throws AppError config_invalid when the operator has to change something; the signal's reason once it is aborted
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, duty = 'all', log, signal } = options;
  const { databaseUrl, redisUrl } = config;
  const metrics = createMetrics(config.ops !== undefined);
  const watch: Watch = { ...metrics.watch, within: withinRequest };
  const network = createNetwork(config.proxy);
  const toSlack = clientOptions(options.connection, watch, network);
  const client = createClient(options.connection, toSlack, log);
  const quietClient = createClient(options.connection, toSlack, { info: () => {}, warn: () => {}, error: () => {} });
  const clients = { client, quietClient };
  // Checks the token first: a worker with a wrong token would record halts for channels that the other processes can reach.
  const who = await findTokenOwner(client);
  signal?.throwIfAborted();
  const opened =
    options.opened ??
    (await openStore({
      databaseUrl,
      connections: config.databaseConnections,
      dataKeys: config.dataKeys,
      dir: options.dir,
      thread: options.thread,
    }));
  const stops: Stopping[] = [{ part: 'database', stop: opened.close }];
  // The parts that /readyz checks. `app` is the last to become ready and the first to stop.
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
    const flow = createFlow(options, { store: opened.store, jobs, client, network, scopes: who.scopes });
    Object.assign(parts, { database: opened.ping, queue: jobs.ping });
    const datasets = readDatasets();
    const { readyMs } = options;
    const ops = config.ops && (await startOps({ ...config.ops, readyMs }, { flow, jobs, metrics, parts: () => parts }));
    if (ops !== undefined) stops.push({ part: 'ops', stop: ops.close });
    if (duty !== 'web') {
      stops.push({
        part: 'work',
        stop: await startWork(options, { flow, datasets, ...clients, network, queue, watch, jobs, scopes: who.scopes }),
      });
      signal?.throwIfAborted();
    }
    if (duty !== 'worker') {
      const inbox = { store: opened.store, clock: flow.clock, log, watch };
      const slack = createApp(options.connection, { options: toSlack, who, network }, inbox);
      const { app, start, stop: stopWeb, isConnected, takeUp } = slack;
      registerListeners(app, { flow, datasets }, who.teamId);
      parts.slack = async () => {
        if (!isConnected()) throw new Error('Slack cannot reach this process');
      };
      stops.push({ part: 'web', stop: stopWeb });
      await start();
      stops.push({ part: 'deeds taken up', stop: takeUpRegularly(takeUp, { everyMs: options.sweepMs, log }) });
      // Slack repeats nothing that it could not deliver while no process was connected.
      await opened.store.cohorts.compareAllSoon();
    }
    signal?.throwIfAborted();
    parts.app = async () => {};
    log.info({ duty, queue: queue.kind }, 'the process has started');
    void prepareStandIns(flow);
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

/** Reads the course for the stand-ins beside other work. Otherwise the first one would do so in its transaction. */
async function prepareStandIns({ course, log }: Pick<FlowDeps, 'course' | 'log'>): Promise<void> {
  try {
    for (const locale of LOCALES) await prepareExamples(course, locale, setImmediate);
  } catch (error) {
    log.error({ err: error }, 'could not read the course for the stand-ins ahead of time');
  }
}

/**
 * Refuses a worker whose token belongs to a workspace that is not in the database: all its posts would fail and halt the channels.
 * @throws AppError config_invalid
 */
function refuseOtherWorkspaces({ teamId }: TokenOwner, stored: readonly string[]): void {
  if (teamId === undefined || stored.length === 0 || stored.includes(teamId)) return;
  const problems = `SLACK_BOT_TOKEN is of the workspace ${teamId}, and DATABASE_URL holds the courses of others: set the token that the web processes have.`;
  throw new AppError('config_invalid', { problems });
}

async function notYet(): Promise<void> {
  throw new Error('the app is starting or ending');
}
