import type { Stage } from '../state/stage.ts';
import type { Timers } from '../time/timers.ts';
import type { Ack, Delivery, Envelope, Transport } from './envelope.ts';

/** Delays before each retry of an event. Slack retries at once, after 1 minute and after 5 minutes; the stand-in is quicker. */
export const RETRY_DELAYS_MS = [100, 1000, 5000];

/** Delivers envelopes over the current transport, and records each attempt. */
export interface Postman {
  setTransport(transport: Transport): void;
  request(envelope: Envelope): Promise<Ack>;
  /** Delivers an event with at most three retries. Resolves after the last attempt. */
  event(envelope: Envelope): Promise<void>;
  close(): void;
}

type Records = Pick<Stage, 'deliveries' | 'recordLimit' | 'log' | 'feed'>;

export function createPostman(first: Transport, records: Records, delays: number[], after: Timers['after']): Postman {
  const { deliveries, recordLimit, log, feed } = records;
  let transport = first;
  let closed = false;
  const pauses = new Set<() => void>();

  const attempt = async (envelope: Envelope, num: number, reason: string): Promise<Ack> => {
    const delivery: Delivery = { ...envelope, retry: num };
    deliveries.push(delivery);
    if (deliveries.length > recordLimit) deliveries.shift();
    const acknowledged = log.delivery(envelope, num);
    feed.changed();
    delivery.ack = await transport.send(envelope, num === 0 ? undefined : { num, reason });
    acknowledged(delivery.ack);
    feed.changed();
    return delivery.ack;
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        pauses.delete(end);
        resolve();
      };
      const cancel = after(ms, end);
      pauses.add(end);
    });
  return {
    setTransport: (next) => {
      transport = next;
    },
    request: (envelope) => attempt(envelope, 0, ''),
    async event(envelope) {
      let ack = await attempt(envelope, 0, '');
      for (const [index, delay] of delays.entries()) {
        if (ack.ok || ack.noRetry || closed) return;
        await pause(delay);
        if (closed) return;
        ack = await attempt(envelope, index + 1, ack.error);
      }
    },
    close() {
      closed = true;
      for (const end of [...pauses]) end();
    },
  };
}
