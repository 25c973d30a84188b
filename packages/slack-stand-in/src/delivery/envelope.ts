import type { Json } from '../json.ts';

/** A delivery from Slack to the app. */
export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  body: Json;
}

/** The outcome of a delivery. `payload` is the app's answer, if it sent one. */
export type Ack = { ok: true; payload?: Json } | { ok: false; error: string; noRetry?: boolean };

/** A delivery attempt, for assertions. */
export interface Delivery extends Envelope {
  /** The number of the retry; 0 for the first attempt. */
  retry: number;
  ack?: Ack;
}

export interface Retry {
  num: number;
  reason: string;
}

/** The connection to the app: Socket Mode or HTTP. */
export interface Transport {
  /** Resolves with an error when the app does not acknowledge in time. Never rejects. */
  send(envelope: Envelope, retry?: Retry): Promise<Ack>;
}
