import { endsWithin } from '../ends-within.ts';
import type { Log } from '../ports/log.ts';

/** A part of the process that can be stopped. */
export interface Stopping {
  part: string;
  /** Accepts no new work, and gives running work this long to finish. */
  stop(graceMs: number): Promise<unknown>;
}

/**
 * Stops parts one after the other. All parts share both times.
 * @param options.graceMs time for running work to finish
 * @param options.now milliseconds of a monotonic clock; default: the machine's
 * @param options.patienceMs time for everything. Then the part that is stuck is logged, and the remaining parts are not stopped
 */
export async function stopInOrder(
  parts: readonly Stopping[],
  {
    graceMs,
    patienceMs,
    log,
    now = () => performance.now(),
  }: { graceMs: number; patienceMs: number; log: Log; now?: () => number },
): Promise<void> {
  const since = now();
  const leftOf = (ms: number) => Math.max(0, ms - (now() - since));
  for (const { part, stop } of parts) {
    // A part that cannot be stopped (its database is away) must not keep the others from stopping.
    const stopped = stop(leftOf(graceMs)).catch((error: unknown) =>
      log.warn({ err: error, part }, 'a part did not stop in order'),
    );
    if (await endsWithin(stopped, leftOf(patienceMs))) continue;
    log.warn({ part }, 'a part does not stop; the process ends without waiting for it');
    return;
  }
}
