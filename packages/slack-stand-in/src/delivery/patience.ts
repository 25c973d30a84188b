import type { Timers } from '../time/timers.ts';

/** The time that Slack waits for an answer, and the timers that measure it. */
export interface Patience {
  ackTimeoutMs: number;
  timers: Timers;
}

/** Creates a signal that aborts when Slack would stop waiting. The caller calls `end` when the answer arrives. */
export function waitAtMost({ ackTimeoutMs, timers }: Patience): { signal: AbortSignal; end: () => void } {
  const late = new AbortController();
  return { signal: late.signal, end: timers.after(ackTimeoutMs, () => late.abort(new Error('no answer in time'))) };
}
