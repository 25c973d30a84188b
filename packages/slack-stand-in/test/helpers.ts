import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { type StandIn, type StandInOptions, startStandIn } from '../src/start-stand-in.ts';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { WAIT_MS } from './wait-ms.ts';

export const APP_INFO: StandInOptions['appInfo'] = {
  commands: [{ command: '/kakehashi', description: 'Practise together', usageHint: 'help' }],
  shortcuts: [
    { callbackId: 'global_one', name: 'Ask a role', type: 'global' },
    { callbackId: 'message_one', name: 'Ask about this', type: 'message' },
  ],
};

export const HOUSE = 'C0HOUSE';
export const HANA = 'U0HANA';
export const KENJI = 'U0KENJI';

/** Starts a stand-in that closes when the test finishes. */
export async function rehearse(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  const rehearsal = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    retryDelaysMs: [0, 0, 0],
    waitForMs: WAIT_MS,
    timers: createManualTimers(),
    ...options,
  });
  onTestFinished(() => rehearsal.close());
  return rehearsal;
}

const QUIET = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR };
/** Silences the client's log of refusals, which the tests assert. */
const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export function clientFor(rehearsal: StandIn, token = rehearsal.botToken): WebClient {
  return new WebClient(token, { ...QUIET, logger: SILENT, slackApiUrl: rehearsal.apiUrl });
}

/** Starts a Bolt app over Socket Mode after `register` has added its listeners. */
export async function socketApp(rehearsal: StandIn, register: (app: App) => void): Promise<App> {
  const clientOptions = { ...QUIET, slackApiUrl: rehearsal.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: rehearsal.appToken,
    installerOptions: { clientOptions },
    logger: SILENT,
    clientPingTimeout: 300,
  });
  const app = new App({ token: rehearsal.botToken, receiver, clientOptions, logger: SILENT });
  register(app);
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

/** Starts a Bolt app over signed HTTP and points the stand-in at it. */
export async function httpApp(rehearsal: StandIn, register: (app: App) => void): Promise<{ app: App; url: string }> {
  const receiver = new HTTPReceiver({ signingSecret: rehearsal.signingSecret, logger: SILENT });
  const clientOptions = { ...QUIET, slackApiUrl: rehearsal.apiUrl };
  const app = new App({ token: rehearsal.botToken, receiver, clientOptions, logger: SILENT });
  register(app);
  const port = await freePort();
  await app.start({ port, host: '127.0.0.1' });
  onTestFinished(async () => void (await app.stop()));
  const url = `http://127.0.0.1:${port}/slack/events`;
  await rehearsal.setDelivery({ mode: 'http', url, signingSecret: rehearsal.signingSecret });
  return { app, url };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The error of a refused call. @throws Error when the call succeeds */
export async function errorOf(
  call: Promise<unknown>,
): Promise<{ error: string; messages: string[]; data: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    if (data !== undefined) {
      return { error: data.error, messages: data.response_metadata?.messages ?? [], data };
    }
    throw error;
  }
  throw new Error('the call was not refused');
}

export function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } } as const;
}

export function button(actionId: string, value: string) {
  return { type: 'button', action_id: actionId, value, text: { type: 'plain_text', text: actionId } } as const;
}
