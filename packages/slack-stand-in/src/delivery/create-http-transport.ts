import { isObject, type Json } from '../json.ts';
import type { Envelope, Transport } from './envelope.ts';
import { type Patience, waitAtMost } from './patience.ts';
import { postSigned } from './post-signed.ts';

export interface HttpTarget {
  /** The app's address for commands, interactivity and events, such as `http://localhost:3001/slack/events`. */
  url: string;
  signingSecret: string;
}

/** Delivers by signed HTTP: forms for commands and interactions, JSON for events. Signatures carry the real time, because apps check it. */
export function createHttpTransport({ url, signingSecret }: HttpTarget, patience: Patience): Transport {
  return {
    async send(envelope, retry) {
      const { body, type } = encode(envelope);
      const waiting = waitAtMost(patience);
      try {
        const response = await postSigned(url, signingSecret, { body, type, signal: waiting.signal, retry });
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
