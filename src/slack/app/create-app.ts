import { App, HTTPReceiver, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Watch } from '../../ports/watch.ts';
import { createSocketReceiver } from './create-socket-receiver.ts';
import { platformError, postRefusal } from './errors.ts';
import { type TokenOwner, UNREACHABLE } from './find-token-owner.ts';
import { ignoreOwn } from './ignore-own.ts';
import { type InboxPort, keepDeeds, LOST_ACK } from './keep-deeds.ts';
import { keepRateLimits } from './keep-rate-limits.ts';
import { refuseBadTarget } from './refuse-bad-target.ts';
import { refuseFromFuture } from './refuse-from-future.ts';
import { watchFetch } from './watch-fetch.ts';
import { watchReceiver } from './watch-receiver.ts';

export type Connection = { botToken: string; apiUrl?: string; patience?: Patience } & (
  | { mode: 'socket'; appToken: string }
  | { mode: 'http'; signingSecret: string; port: number; host?: string }
);

/** How long the app waits, in milliseconds. */
interface Patience {
  /** Until Slack answers a call. */
  callMs: number;
  /** Until a listener acknowledges a delivery over HTTP. */
  ackMs: number;
}

/** Ten seconds is longer than Slack takes for any call. Slack itself waits three seconds for an acknowledgement. */
const PATIENCE: Patience = { callMs: 10_000, ackMs: 3000 };

/**
 * Options of every Web API client. The client does not retry, because retrying a post with a lost answer would post it twice; the
 * outbox and the queue look first and then retry. The timeout of a call is shorter than the lease of a channel.
 */
export function clientOptions({ apiUrl, patience = PATIENCE }: Connection, watch: Watch): WebClientOptions {
  return {
    fetch: keepRateLimits(watchFetch(watch), Date.now),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience.callMs,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

/** @param options shared by all clients of a process: a rate limit of one client holds for the others */
export function createClient(connection: Connection, options: WebClientOptions, log: Log): WebClient {
  return new WebClient(connection.botToken, { ...options, logger: boltLogger(log) });
}

export interface SlackApp {
  app: App;
  start(): Promise<void>;
  /** Does again what a process began and didn't end. */
  takeUp(): Promise<void>;
  /** Waits until every delivery is acknowledged, stops taking deliveries, and lets listeners finish for `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Whether Slack can reach the app now. */
  isConnected(): boolean;
}

/**
 * Creates the Bolt app over Socket Mode or signed HTTP, without listeners.
 * @param slack.options shared with the process's other client
 * @param slack.who owner of the token
 * @param inbox where deeds are stored until they are done
 */
export function createApp(
  connection: Connection,
  { options, who }: { options: WebClientOptions; who: TokenOwner },
  { watch, ...inbox }: InboxPort & { watch: Watch },
): SlackApp {
  const { log } = inbox;
  const logger = boltLogger(log);
  const socket =
    connection.mode === 'socket'
      ? createSocketReceiver({ appToken: connection.appToken, logger, clientOptions: options })
      : undefined;
  let listens = false;
  const watched = watchReceiver(socket ?? createHttpReceiver(connection, logger), watch);
  const kept = keepDeeds(watched.receiver, { ...inbox, watch }, who.teamId);
  const { receiver } = kept;
  const app = new App({
    token: connection.botToken,
    ...who.bot,
    receiver,
    clientOptions: options,
    logger,
    // Bolt's store of conversations is empty, and logs an error for each delivery.
    convoStore: false,
    ignoreSelf: false,
  });
  app.use(ignoreOwn);
  app.error(async (error) => {
    // Slack repeats an unacknowledged delivery, and a repeated delivery changes nothing.
    if (LOST_ACK.has(error.code)) log.warn({ code: error.code }, 'a connection broke before an acknowledgement');
    else log.error({ err: error }, 'a listener failed without an answer');
  });
  return {
    app,
    async start() {
      try {
        if (connection.mode === 'http') await app.start({ port: connection.port, host: connection.host ?? '0.0.0.0' });
        else await app.start();
      } catch (error) {
        throw explainStart(connection, error);
      }
      listens = true;
    },
    async stop(graceMs) {
      // Bolt throws when a receiver stops that was never started.
      if (connection.mode === 'http' && !listens) return;
      listens = false;
      await watched.acknowledged(Math.min(graceMs, PATIENCE.ackMs));
      await app.stop();
      await Promise.all([kept.stop(graceMs), watched.done(graceMs)]);
    },
    takeUp: kept.takeUp,
    isConnected: () => listens && (socket === undefined || socket.connections() > 0),
  };
}

/** Explains an error that an operator can correct; returns any other error unchanged. */
function explainStart(connection: Connection, cause: unknown): unknown {
  const problems =
    connection.mode === 'http' ? explainPort(connection.port, cause) : explainConnection(platformError(cause), cause);
  return problems === undefined ? cause : new AppError('config_invalid', { problems }, { cause });
}

function explainPort(port: number, cause: unknown): string | undefined {
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined ? undefined : `PORT ${port} cannot be listened on (${code}): name a free one.`;
}

function explainConnection(code: string | undefined, cause: unknown): string | undefined {
  if (code !== undefined) {
    return `SLACK_APP_TOKEN: Slack opens no connection with it (${code}). \`kakehashi doctor\` says more.`;
  }
  return postRefusal(cause) === undefined ? undefined : UNREACHABLE;
}

function createHttpReceiver(connection: Connection, logger: Logger): Receiver {
  if (connection.mode !== 'http') throw new Error('an HTTP receiver needs a signing secret');
  const receiver = new HTTPReceiver({
    signingSecret: connection.signingSecret,
    logger,
    unhandledRequestTimeoutMillis: (connection.patience ?? PATIENCE).ackMs,
    customRoutes: [{ path: '/healthz', method: 'GET', handler: (_req, res) => res.writeHead(200).end('ok') }],
  });
  refuseFromFuture(receiver, Date.now);
  refuseBadTarget(receiver);
  return receiver;
}

/** Writes Bolt's messages to our log. Its debug output is dropped, because it holds payloads. */
function boltLogger(log: Log): Logger {
  const text = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn({ from: 'bolt' }, text(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, text(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
