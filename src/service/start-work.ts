import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { FlowDeps } from '../flow/port.ts';
import { renewPage } from '../flow/project-page/renew-page.ts';
import { renewProgress, showProgress } from '../flow/reports/show-progress.ts';
import { executeRun } from '../flow/runs/execute-run.ts';
import { showAgreement } from '../flow/runs/show-agreement.ts';
import { enqueueSlots } from '../flow/schedule/enqueue-slot.ts';
import { handleSlotJob } from '../flow/schedule/handle-slot-job.ts';
import { recover } from '../flow/upkeep/recover.ts';
import { SWEEP, sweep } from '../flow/upkeep/sweep.ts';
import { enqueueWorkshops } from '../flow/workshop/enqueue-due.ts';
import { handleWorkshopJob } from '../flow/workshop/lead-workshops.ts';
import type { Dataset } from '../jobs/compute/read-datasets.ts';
import type { OpenJobs } from '../jobs/create-jobs.ts';
import { onceAtATime } from '../jobs/once-at-a-time.ts';
import type { QueueConnection } from '../jobs/queue-connection.ts';
import { startWorker } from '../jobs/start-worker.ts';
import type { Network } from '../network/create-network.ts';
import type { Watch } from '../ports/watch.ts';
import { atMost } from '../slack/app/at-most.ts';
import { grantedScopes } from '../slack/app/granted-scopes.ts';
import { deliverChannel } from '../slack/delivery/deliver-channel.ts';
import { RATE, waitMs } from '../slack/delivery/outbox.ts';
import { showCanvas } from '../slack/delivery/show-canvas.ts';
import { showChartsInside } from '../slack/delivery/show-charts-inside.ts';
import { showReading } from '../slack/modals/own-data/show-reading.ts';
import type { ServiceOptions } from './service-options.ts';
import type { Stopping } from './stop-in-order.ts';

/**
 * Starts the worker and the sweep, and enqueues every job that the store says is owed.
 * @returns how to stop both
 */
export async function startWork(
  {
    config,
    log,
    lockMs,
    rate = RATE,
    wait = waitMs,
    sweepMs: everyMs = 30_000,
  }: Pick<ServiceOptions, 'config' | 'lockMs' | 'log' | 'rate' | 'sweepMs' | 'wait'>,
  {
    flow,
    datasets,
    client,
    quietClient,
    network,
    queue,
    watch,
    scopes,
    jobs: { removeJobSchedulers },
  }: {
    flow: FlowDeps;
    datasets: Readonly<Record<string, Dataset>>;
    client: WebClient;
    quietClient: WebClient;
    network: Network;
    queue: QueueConnection;
    watch: Watch;
    /** The token's scopes at the start. */
    scopes: readonly string[] | undefined;
    jobs: Pick<OpenJobs, 'removeJobSchedulers'>;
  },
): Promise<Stopping['stop']> {
  const { store, jobs, course, clock } = flow;
  await removeJobSchedulers();
  const outbox = {
    store,
    jobs,
    client,
    quietClient,
    network,
    course,
    clock,
    log,
    watch,
    granted: grantedScopes(client, scopes),
    chat: flow.chat,
    newOwner: randomUUID,
    rate,
    wait,
    chartBlocks: config.chartBlocks === true,
  };
  // A run counts the attempts that died with their process. A second attempt in the same process would count as one of them.
  const alone = onceAtATime();
  // Reading a table of 50 MB takes several times its size in memory.
  const oneTable = atMost(1);
  const worker = startWorker(
    queue,
    {
      deliver: (place, { signal }) => deliverChannel(outbox, place, signal),
      'show-agreement': async (job) => {
        await showAgreement(flow, job);
        return undefined;
      },
      'show-progress': async (job) => {
        await showProgress(flow, job);
        return undefined;
      },
      'renew-progress': async (job) => {
        await renewProgress(flow, job);
        return undefined;
      },
      'renew-page': async (job) => {
        await renewPage(flow, job);
        return undefined;
      },
      'read-data': async (job, context) => {
        await alone(`${job.teamId} ${job.dataId}`, () =>
          oneTable(() => showReading({ flow, client, datasets }, job, context)),
        );
        return undefined;
      },
      'show-canvas': (job) => showCanvas(outbox, job),
      'show-charts': (job) => showChartsInside(outbox, job),
      'post-scheduled': (job) => handleSlotJob(flow, job),
      'lead-workshop': (job) => handleWorkshopJob(flow, job),
      'run-step': (job, context) => alone(`${job.teamId} ${job.runId}`, () => executeRun(flow, job, context)),
    },
    { log, watch, lockMs },
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
    // A restart may mean that an operator has mended what halted the channels.
    await store.halts.tryAllNow(clock.now());
    // Only this process uses the embedded database, so jobs that were active before its start have no worker.
    await recover(flow, config.databaseUrl === undefined ? { fresh: randomUUID() } : {});
    await enqueueSlots(flow);
    await enqueueWorkshops(flow);
  } catch (error) {
    await stop(0);
    throw error;
  }
  return stop;
}
