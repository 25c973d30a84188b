import type { Timers } from './timers.ts';

/** Timers that a test advances. */
export interface ManualTimers extends Timers {
  /** Moves time forward by `ms` milliseconds and runs what is due, in order. */
  advance(ms: number): void;
}

/**
 * Creates timers that fire only when a test advances them, so a busy machine cannot fire them early. A wait of 0 ms ends after the
 * current turn of the event loop.
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
