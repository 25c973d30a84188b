import { randomUUID } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { DeliveryKind, Watch } from '../../ports/watch.ts';

/** What a receiver is at. */
export interface Watched {
  receiver: Receiver;
  /** Resolves when all that has come is acknowledged, or after this time. */
  acknowledged(patienceMs: number): Promise<void>;
  /** Resolves when all that has come is done, or after this time. */
  done(patienceMs: number): Promise<void>;
}

/**
 * Gives each delivery an id, tells `observer` how long it waited for its acknowledgement, and counts what is not acknowledged or
 * not done yet, so that the app can stop between two deliveries.
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
        // Nobody acknowledged it: Bolt said so in the log.
        acknowledged();
        done();
      }
    },
  });
  return {
    receiver: {
      // All that a receiver does with the app is to hand it events.
      init: (app) => inner.init(watch(app) as unknown as App),
      start: (...given) => inner.start(...given),
      stop: () => inner.stop(),
    },
    acknowledged: unacknowledged.empty,
    done: undone.empty,
  };
}

/** What a delivery is, by the shape of its body: https://docs.slack.dev/interactivity/handling-user-interaction */
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
    /** @returns what ends it; a second call does nothing and says so by false */
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
