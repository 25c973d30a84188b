import { randomUUID } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { DeliveryKind, Watch } from '../../ports/watch.ts';

/** A receiver, and its unfinished deliveries. */
export interface Watched {
  receiver: Receiver;
  /** Resolves when every delivery so far is acknowledged, or after `patienceMs`. */
  acknowledged(patienceMs: number): Promise<void>;
  /** Resolves when the listeners of every delivery so far have finished, or after `patienceMs`. */
  done(patienceMs: number): Promise<void>;
}

/**
 * Gives each delivery an id, reports to `observer` how long its acknowledgement took, and counts the unacknowledged and the
 * unfinished deliveries, so that the app can stop between two deliveries.
 */
export function watchReceiver(inner: Receiver, observer: Watch): Watched {
  const unacknowledged = createTally();
  const undone = createTally();
  const watch = (app: App) => ({
    async processEvent(event: ReceiverEvent): Promise<void> {
      const since = performance.now();
      const kind = kindOf(event.body);
      const acknowledged = unacknowledged.begin();
      const done = undone.begin();
      try {
        const watched: ReceiverEvent = {
          ...event,
          async ack(answer) {
            await event.ack(answer);
            if (acknowledged()) observer.acknowledged(kind, (performance.now() - since) / 1000);
          },
        };
        await observer.within(randomUUID(), () => app.processEvent(watched));
      } finally {
        // No listener acknowledged the delivery: Bolt has logged that.
        acknowledged();
        done();
      }
    },
  });
  return {
    receiver: {
      // A receiver only calls `processEvent` of the app.
      init: (app) => inner.init(watch(app) as unknown as App),
      start: (...given) => inner.start(...given),
      stop: () => inner.stop(),
    },
    acknowledged: unacknowledged.empty,
    done: undone.empty,
  };
}

/** The kind of a delivery, by the shape of its body: https://docs.slack.dev/interactivity/handling-user-interaction */
function kindOf(body: ReceiverEvent['body']): DeliveryKind {
  if (typeof body.command === 'string') return 'command';
  if (body.event !== undefined) return 'event';
  if (body.type === 'block_actions') return 'action';
  if (body.type === 'view_submission') return 'submission';
  if (body.type === 'shortcut' || body.type === 'message_action') return 'shortcut';
  return 'other';
}

function createTally() {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    /** @returns a function that ends the entry; it returns false if the entry has ended before */
    begin(): () => boolean {
      let open = true;
      count += 1;
      return () => {
        if (!open) return false;
        open = false;
        count -= 1;
        if (count === 0) for (const resolve of waiting) resolve();
        return true;
      };
    },
    empty(patienceMs: number): Promise<void> {
      if (count === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const end = () => {
          waiting.delete(end);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(end, patienceMs);
        waiting.add(end);
      });
    },
  };
}
