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

/** Timers on which time passes only when a test says so. */
export interface ManualTimers extends Timers {
  /** Lets `ms` milliseconds pass, and runs what is due, in order. */
  advance(ms: number): void;
}

/**
 * Timers that no busy machine can set off: three seconds pass when a test calls `advance(3000)`, and never by waiting.
 * A wait of 0 ms is over after the current turn of the event loop.
 */
export function createManualTimers(): ManualTimers {
  let now = 0;
  const waiting = new Set<{ at: number; act: () => void }>();
  return {
    now: () => now,
    after(ms, act) {
      if (ms === 0) {
        const turn = setImmediate(act);
        return () => clearImmediate(turn);
      }
      const wait = { at: now + ms, act };
      waiting.add(wait);
      return () => waiting.delete(wait);
    },
    advance(ms) {
      now += ms;
      const due = [...waiting].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      for (const wait of due) if (waiting.delete(wait)) wait.act();
    },
  };
}
