import { createServer } from 'node:net';
import { createManualTimers, type ManualTimers, type Seed, type StandIn } from 'slack-stand-in';
import type { Config } from '../../src/config.ts';
import { rehearsalRoles } from '../../src/demo/rehearsal-roles.ts';
import type { TOUR } from '../../src/demo/tour.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Watch } from '../../src/ports/watch.ts';
import { startService } from '../../src/service/start-service.ts';
import type { Rate } from '../../src/slack/delivery/outbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from './borrow-database.ts';
import { course } from './course.ts';
import { LOCK_MS, WAIT_MS } from './patience.ts';
import { recordedCompute } from './recorded-compute.ts';
import { startWorkspace } from './start-workspace.ts';

const SECRET = 'the-secret-of-the-rehearsal';

/** A log that keeps its errors, so that a test can assert that there are none, and what it tells. */
export function memoryLog(): Log & { errors: unknown[]; infos: string[] } {
  const errors: unknown[] = [];
  const infos: string[] = [];
  return {
    errors,
    infos,
    info: (_fields, message) => infos.push(message),
    warn: () => {},
    error: (fields, message) => errors.push([message, fields]),
  };
}

/** A `Watch` that records nothing. */
export const UNWATCHED: Watch = {
  within: (_request, work) => work(),
  acknowledged: () => {},
  worked: () => {},
  called: () => {},
};

export type Delivery = 'socket' | 'http';

/** Starts the whole app against the Slack stand-in, over real Socket Mode or signed HTTP, on an embedded database in memory. */
export async function startKakehashi(
  delivery: Delivery,
  options: {
    config?: Pick<Config, 'databaseUrl' | 'redisUrl' | 'quickChartUrl' | 'chartBlocks' | 'ops' | 'proxy'>;
    /** The address of Slack's API for the app. Default: the stand-in's own. */
    apiUrl?: string;
    /** A stand-in that runs already, which `stop` closes. */
    rehearsal?: StandIn;
    dir?: string;
    scopes?: string[];
    stateDir?: string;
    /** The clock of Slack and of the app, in milliseconds since 1970. */
    now?: () => number;
    tour?: typeof TOUR;
    /** The people and channels. Default: the seeded team. */
    seed?: Seed;
    /** The stand-in's timers. Default: the stand-in never times out and retries at once. */
    timers?: ManualTimers;
    /** The timers of the app's look-ups. Default: the app waits for every answer. */
    lookUps?: ManualTimers;
    /** True runs each step in a worker thread every time. Default: results are recorded once and replayed. */
    computes?: boolean;
    /** How long the app waits for Slack's answer to a call. Default: far longer than a busy machine takes. */
    callMs?: number;
    /** The posting rate. Default: unlimited, so a test never waits for a channel's turn. */
    rate?: Partial<Rate>;
  } = {},
) {
  const log = memoryLog();
  const rehearsal =
    options.rehearsal ??
    (await startWorkspace({
      ...(options.timers === undefined ? {} : { timers: options.timers }),
      ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
      ...(options.now === undefined ? {} : { clock: options.now }),
      ...(options.stateDir === undefined ? {} : { stateDir: options.stateDir }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.tour === undefined ? {} : { tour: options.tour }),
    }));
  const { botToken, appToken } = rehearsal;
  const apiUrl = options.apiUrl ?? rehearsal.apiUrl;
  const patience = { callMs: options.callMs ?? WAIT_MS, ackMs: WAIT_MS };
  const port = await freePort();
  const isServer = options.config?.databaseUrl !== undefined;
  const opened = isServer
    ? undefined
    : await (options.dir === undefined ? borrowDatabase() : openStore({ dir: options.dir }));
  const service = await startService({
    config: options.config ?? {},
    dir: options.dir,
    ...(opened === undefined ? {} : { opened }),
    ...(options.computes === true || options.config?.quickChartUrl !== undefined ? {} : { compute: recordedCompute }),
    course,
    log,
    readyMs: WAIT_MS,
    lockMs: LOCK_MS,
    connection:
      delivery === 'socket'
        ? { mode: 'socket', botToken, appToken, apiUrl, patience }
        : { mode: 'http', patience, botToken, signingSecret: SECRET, port, host: '127.0.0.1', apiUrl },
    initialRoles: rehearsalRoles,
    wait: untilAborted,
    after: (options.lookUps ?? createManualTimers()).after,
    ...(options.now === undefined ? {} : { clock: { now: () => new Date(options.now?.() ?? 0) } }),
    rate: { burst: 1_000_000, everyMs: 0, againMs: 1000, ...options.rate },
    // A test that moves the clock runs the sweep itself.
    sweepMs: options.now === undefined ? 500 : 2_000_000_000,
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  if (delivery === 'http') await rehearsal.setDelivery({ mode: 'http', url, signingSecret: SECRET });
  return {
    rehearsal,
    service,
    log,
    /** Connections to the embedded database; undefined on a server. */
    pool: opened?.pool,
    url,
    secret: SECRET,
    async stop() {
      await service.stop();
      await rehearsal.close();
    },
  };
}

/** Waits for a file as long as it takes: a busy machine must not make it a slow one. */
const untilAborted = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Finds a free port on the loopback interface. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
