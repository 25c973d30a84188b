import { AsyncLocalStorage } from 'node:async_hooks';

/** Slack waits three seconds for an acknowledgement, and a trigger lives as long. */
const LOOK_UP_MS = 1500;

/** Runs `act` after `ms` milliseconds. @returns a function that cancels it */
export type After = (ms: number, act: () => void) => () => void;

/** `isUsed`: what was started within it and goes on afterwards has no limit. */
const limits = new AsyncLocalStorage<{ over: Promise<void>; isUsed: boolean }>();

/** Runs `work`, in which all look-ups together take at most 1.5 seconds. Inside another such run, its time counts. */
export async function withinLookUpTime<T>(after: After, work: () => Promise<T>): Promise<T> {
  if (limits.getStore()?.isUsed === false) return work();
  let cancel = () => {};
  const over = new Promise<void>((resolve) => {
    cancel = after(LOOK_UP_MS, resolve);
  });
  const limit = { over, isUsed: false };
  try {
    return await limits.run(limit, work);
  } finally {
    limit.isUsed = true;
    cancel();
  }
}

/** The answer of a look-up, or `instead` once the time for look-ups is over. */
export function answerInTime<T>(asked: Promise<T>, instead: () => T): Promise<T> {
  const limit = limits.getStore();
  if (limit === undefined || limit.isUsed) return asked;
  return Promise.race([asked, limit.over.then(instead)]);
}

/** The machine's own timers. */
export const REAL_AFTER: After = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};
