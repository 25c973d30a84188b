import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

/** What a receiver is at. */
export interface Watched {
  receiver: Receiver;
  /** Resolves when all that has come is acknowledged, or after this time. */
  acknowledged(patienceMs: number): Promise<void>;
  /** Resolves when all that has come is done, or after this time. */
  done(patienceMs: number): Promise<void>;
}

/** Counts what comes in and is not acknowledged or not done yet, so that the app can stop between two deliveries. */
export function watchReceiver(inner: Receiver): Watched {
  const unacknowledged = createTally();
  const undone = createTally();
  const watch = (app: App) => ({
    async processEvent(event: ReceiverEvent): Promise<void> {
      const acknowledged = unacknowledged.begin();
      const done = undone.begin();
      try {
        await app.processEvent({
          ...event,
          async ack(answer) {
            await event.ack(answer);
            acknowledged();
          },
        });
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

function createTally() {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    /** @returns what ends it; a second call does nothing */
    begin(): () => void {
      let open = true;
      count += 1;
      return () => {
        if (!open) return;
        open = false;
        count -= 1;
        if (count === 0) for (const resolve of waiting) resolve();
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
