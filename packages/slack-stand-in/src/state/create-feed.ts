import type { PageEvent } from '../page-api.ts';

/** Hears a page event and who may see it (`undefined` = everyone). */
type Listener = (event: PageEvent, to: readonly string[] | undefined) => void;

/** What happened, for whoever looks: the page's streams, and tests that wait for something to become true. */
export interface Feed {
  publish(event: PageEvent, to?: readonly string[]): void;
  /** Something changed that the page is not told, e.g. a call was logged. */
  changed(): void;
  listen(listener: Listener): () => void;
  /**
   * Resolves with the first value of `predicate` that is neither false nor undefined nor null. It is looked at now, and once after
   * each turn of the event loop in which something changed.
   * @throws Error after `timeoutMs`
   */
  waitFor<T>(predicate: () => T | false | undefined | null, timeoutMs?: number): Promise<T>;
}

/** @param patienceMs how long `waitFor` waits when it isn't told */
export function createFeed(patienceMs = 10_000): Feed {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  let willLook = false;
  // Once for all that happens in one turn: what 200 people do at once is not looked at 200 times.
  const changed = () => {
    if (willLook || watchers.size === 0) return;
    willLook = true;
    setImmediate(() => {
      willLook = false;
      for (const watcher of [...watchers]) watcher();
    });
  };
  return {
    publish(event, to) {
      for (const listener of listeners) listener(event, to);
      changed();
    },
    changed,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    waitFor(predicate, timeoutMs = patienceMs) {
      return new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          watchers.delete(look);
          clearTimeout(timer);
          act();
        };
        const look = () => {
          try {
            const value = predicate();
            if (value !== false && value !== undefined && value !== null) settle(() => resolve(value));
          } catch (error) {
            settle(() => reject(error));
          }
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`the rehearsal did not get there in ${timeoutMs} ms: ${predicate}`))),
          timeoutMs,
        );
        watchers.add(look);
        look();
      });
    },
  };
}
