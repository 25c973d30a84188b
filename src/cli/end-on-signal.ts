import type { Log } from '../ports/log.ts';
import type { Service } from '../service/start-service.ts';

/**
 * How long the process may take to stop, and how much of it running jobs get to finish. A person waits after Ctrl-C. A supervisor
 * sends SIGTERM and can wait for a step; docs/operations.md gives these times.
 */
const PATIENCE = {
  SIGINT: { stopMs: 4000, graceMs: 1000 },
  SIGTERM: { stopMs: 24_000, graceMs: 10_000 },
} as const;
/** After this much more, the process exits whatever still runs. */
const AFTER_MS = 500;

export interface Ending {
  /** Aborted when the process is asked to end. */
  signal: AbortSignal;
  /** Says that the app starts, so that there is something to stop from here on. */
  began(): void;
  /** Says that the app has started, and how to stop it. */
  started(stop: Service['stop']): void;
}

/**
 * Ends the process in order at SIGINT or SIGTERM, also while it still starts. A first start takes a while, and process 1 of a
 * container ignores a signal that it has no listener for.
 */
export function endOnSignal(log: Log): Ending {
  const asked = new AbortController();
  let state: 'loading' | 'starting' | Service['stop'] = 'loading';
  const end = async (name: keyof typeof PATIENCE) => {
    if (asked.signal.aborted) return;
    asked.abort();
    const { stopMs, graceMs } = PATIENCE[name];
    if (state === 'loading') process.exit(0);
    // Unfinished work is in the store and continues after the next start.
    setTimeout(() => {
      if (state === 'starting') log.warn({ part: 'start' }, 'the process ends in the middle of its start');
      process.exit(0);
    }, stopMs + AFTER_MS).unref();
    // A start that is aborted stops the parts it has started, then throws.
    if (typeof state !== 'function') return;
    await state(graceMs, stopMs);
    process.exit(0);
  };
  process.on('SIGINT', () => end('SIGINT'));
  process.on('SIGTERM', () => end('SIGTERM'));
  return {
    signal: asked.signal,
    began() {
      state = 'starting';
    },
    started(stop) {
      state = stop;
    },
  };
}
