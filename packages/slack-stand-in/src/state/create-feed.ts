import type { PageEvent } from '../page-api.ts';

/** Receives a page event and the ids of those who may see it; `undefined` means everyone. */
type Listener = (event: PageEvent, to: readonly string[] | undefined) => void;

/** Publishes changes to the page's event streams and to tests that wait for a condition. */
export interface Feed {
  publish(event: PageEvent, to?: readonly string[]): void;
  /** Tells `waitFor` about a change that the page does not need, such as a logged call. */
  changed(): void;
  listen(listener: Listener): () => void;
  /**
   * Resolves with the first value of `predicate` that is not false, undefined or null. It runs the predicate at once, then after each
   * turn of the event loop in which something changed.
   * @throws Error after `timeoutMs`
   */
  waitFor<T>(predicate: () => T | false | undefined | null, timeoutMs?: number): Promise<T>;
}

/** @param patienceMs the default timeout of `waitFor` */
export function createFeed(patienceMs = 10_000): Feed {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  let willLook = false;
  // Predicates run once per turn, so 200 changes in one turn cost one look and not 200.
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
          () => settle(() => reject(new Error(`waited ${timeoutMs} ms for: ${predicate}`))),
          timeoutMs,
        );
        watchers.add(look);
        look();
      });
    },
  };
}
