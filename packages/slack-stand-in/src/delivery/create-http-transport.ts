import { randomBytes } from 'node:crypto';
import { isObject, type Json } from '../json.ts';
import type { Timers } from '../time/timers.ts';
import type { Envelope, Retry, Transport } from './envelope.ts';
import { signRequest } from './sign-request.ts';

export interface HttpTarget {
  /** The app's one address for commands, interactivity and events, e.g. `http://localhost:3001/slack/events`. */
  url: string;
  signingSecret: string;
}

/** How long Slack waits for an answer, and on which clock. */
export interface Patience {
  ackTimeoutMs: number;
  timers: Timers;
}

/** Signed HTTP: forms for commands and interactions, JSON for events. Signatures carry the real time, as the app checks it. */
export function createHttpTransport({ url, signingSecret }: HttpTarget, patience: Patience): Transport {
  return {
    async send(envelope, retry) {
      const { body, type } = encode(envelope);
      const waiting = waitAtMost(patience);
      try {
        const response = await post(url, signingSecret, { body, type, signal: waiting.signal, retry });
        const text = await response.text();
        if (response.ok) return { ok: true, ...payloadOf(text) };
        const noRetry = response.headers.get('x-slack-no-retry') === '1';
        return { ok: false, error: 'http_error', ...(noRetry ? { noRetry } : {}) };
      } catch (error) {
        const isLate = waiting.signal.aborted && error === waiting.signal.reason;
        return { ok: false, error: isLate ? 'http_timeout' : 'connection_failed' };
      } finally {
        waiting.end();
      }
    },
  };
}

/** Asks the address whether it belongs to the app, as Slack does when it is set. @throws Error when it does not answer with the challenge */
export async function verifyUrl({ url, signingSecret }: HttpTarget, patience: Patience): Promise<void> {
  const challenge = randomBytes(24).toString('hex');
  const body = JSON.stringify({ token: 'rehearsal', challenge, type: 'url_verification' });
  const { signal, end } = waitAtMost(patience);
  try {
    const response = await post(url, signingSecret, { body, type: 'application/json', signal });
    const answer = await response.text();
    if (!response.ok || !answer.includes(challenge)) {
      throw new Error(`${url} did not answer the url_verification challenge (HTTP ${response.status})`);
    }
  } finally {
    end();
  }
}

/** A signal that aborts once Slack would have given up. `end` is called when the answer has come. */
function waitAtMost({ ackTimeoutMs, timers }: Patience): { signal: AbortSignal; end: () => void } {
  const late = new AbortController();
  return { signal: late.signal, end: timers.after(ackTimeoutMs, () => late.abort(new Error('no answer in time'))) };
}

interface Outgoing {
  body: string;
  type: string;
  signal: AbortSignal;
  retry?: Retry | undefined;
}

function post(url: string, secret: string, { body, type, signal, retry }: Outgoing): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000);
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signRequest(secret, timestamp, body),
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    },
    body,
  });
}

function encode({ type, body }: Envelope): { body: string; type: string } {
  if (type === 'events_api') return { body: JSON.stringify(body), type: 'application/json' };
  const form = type === 'slash_commands' ? body : { payload: JSON.stringify(body) };
  return {
    body: new URLSearchParams(form as Record<string, string>).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

function payloadOf(text: string): { payload?: Json } {
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? { payload: parsed } : {};
  } catch {
    // Plain text is a valid answer to a command.
    return { payload: { text } };
  }
}
