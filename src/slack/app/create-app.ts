import { App, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { Network } from '../../network/create-network.ts';
import { findNetworkError } from '../../network/network-error.ts';
import type { Log } from '../../ports/log.ts';
import type { Watch } from '../../ports/watch.ts';
import { createHttpReceiver } from './create-http-receiver.ts';
import { createSocketReceiver } from './create-socket-receiver.ts';
import { platformError, postRefusal } from './errors.ts';
import { type TokenOwner, tellUnreached } from './find-token-owner.ts';
import { ignoreOwn } from './ignore-own.ts';
import { type InboxPort, keepDeeds, LOST_ACK } from './keep-deeds.ts';
import { keepRateLimits } from './keep-rate-limits.ts';
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
export function clientOptions(
  { apiUrl, patience = PATIENCE }: Connection,
  watch: Watch,
  network: Network,
): WebClientOptions {
  return {
    fetch: keepRateLimits(watchFetch(watch, network), Date.now),
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
 * @param slack.network carries the sockets
 * @param inbox where deeds are stored until they are done
 */
export function createApp(
  connection: Connection,
  { options, who, network }: { options: WebClientOptions; who: TokenOwner; network: Network },
  { watch, ...inbox }: InboxPort & { watch: Watch },
): SlackApp {
  const { log } = inbox;
  const logger = boltLogger(log);
  const socket =
    connection.mode === 'socket'
      ? createSocketReceiver({ appToken: connection.appToken, logger, clientOptions: options, network })
      : undefined;
  let listens = false;
  const watched = watchReceiver(socket ?? httpReceiver(connection, logger, log), watch);
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
        await app.start();
      } catch (error) {
        throw connection.mode === 'http' ? error : explainConnection(error);
      }
      listens = true;
    },
    async stop(graceMs) {
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
function explainConnection(cause: unknown): unknown {
  const code = platformError(cause);
  if (code !== undefined) {
    const problems = `SLACK_APP_TOKEN: Slack opens no connection with it (${code}). \`kakehashi doctor\` says more.`;
    return new AppError('config_invalid', { problems }, { cause });
  }
  const isAway = postRefusal(cause) !== undefined || findNetworkError(cause) !== undefined;
  return isAway ? new AppError('config_invalid', { problems: tellUnreached(cause) }, { cause }) : cause;
}

function httpReceiver(connection: Connection, logger: Logger, log: Log): Receiver {
  if (connection.mode !== 'http') throw new Error('an HTTP receiver needs a signing secret');
  const { signingSecret, port, host = '0.0.0.0', patience = PATIENCE } = connection;
  return createHttpReceiver({ signingSecret, port, host, ackMs: patience.ackMs }, logger, log);
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
