/** Time as the stand-in waits for it: for acknowledgements, before retries, and until a trigger or a response URL expires. */
export interface Timers {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Runs `act` once `ms` milliseconds have passed. @returns a function that cancels it */
  after(ms: number, act: () => void): () => void;
}

/** The machine's own time. It keeps no process alive. */
export const REAL_TIMERS: Timers = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
