import type { Json } from '../json.ts';

/** What Slack sends to the app. */
export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  body: Json;
}

/** How the app took it. `payload` is what it answered with, if anything. */
export type Ack = { ok: true; payload?: Json } | { ok: false; error: string; noRetry?: boolean };

/** An attempt to deliver, for assertions. */
export interface Delivery extends Envelope {
  /** 0 for the first. */
  retry: number;
  ack?: Ack;
}

export interface Retry {
  num: number;
  reason: string;
}

/** A way to the app: Socket Mode or HTTP. */
export interface Transport {
  /** Never rejects; resolves with an error when the app does not acknowledge in time. */
  send(envelope: Envelope, retry?: Retry): Promise<Ack>;
}
