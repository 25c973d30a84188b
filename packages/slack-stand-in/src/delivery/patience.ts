import type { Timers } from '../time/timers.ts';

/** How long Slack waits for an answer, and on which clock. */
export interface Patience {
  ackTimeoutMs: number;
  timers: Timers;
}

/** A signal that aborts once Slack would have given up. `end` is called when the answer has come. */
export function waitAtMost({ ackTimeoutMs, timers }: Patience): { signal: AbortSignal; end: () => void } {
  const late = new AbortController();
  return { signal: late.signal, end: timers.after(ackTimeoutMs, () => late.abort(new Error('no answer in time'))) };
}
