import type { Timers } from './timers.ts';

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
