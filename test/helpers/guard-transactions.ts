import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../src/ports/store.ts';

const transactions = new AsyncLocalStorage<{ isOpen: boolean }>();
let isWatched = false;

/**
 * Refuses every request, to Slack or elsewhere, inside a transaction of this store: it would hold locks and a connection for as long as
 * the other side takes. The test run fails even if the app catches the refusal.
 */
export function guardTransactions(store: Store): Store {
  watchFetch();
  return {
    ...store,
    async transaction(work) {
      const mine = { isOpen: true };
      try {
        return await transactions.run(mine, () => store.transaction(work));
      } finally {
        mine.isOpen = false;
      }
    },
  };
}

function watchFetch(): void {
  if (isWatched) return;
  isWatched = true;
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    if (transactions.getStore()?.isOpen === true) {
      const error = new Error(
        `a request inside a transaction: ${String(input instanceof Request ? input.url : input)}`,
      );
      // Nothing handles this promise, so Vitest reports it.
      void Promise.reject(error);
      throw error;
    }
    return fetch(input, init);
  };
}
