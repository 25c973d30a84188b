/** Timers for acknowledgements, retries, and the expiry of triggers and response URLs. */
export interface Timers {
  /** Milliseconds since a fixed moment. */
  now(): number;
  /** Runs `act` after `ms` milliseconds. @returns a function that cancels it */
  after(ms: number, act: () => void): () => void;
}

/** The machine's own timers. They do not keep the process alive. */
export const REAL_TIMERS: Timers = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
