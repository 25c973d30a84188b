import type { Log } from '../ports/log.ts';
import { type After, REAL_AFTER } from '../slack/app/look-up-time.ts';
import type { Stopping } from './stop-in-order.ts';

const EVERY_MS = 30_000;

/**
 * Takes up deeds that no process has in hand: now, and regularly.
 * @param options.after the timer between two looks; default: the machine's
 * @returns how to stop that
 */
export function takeUpRegularly(
  takeUp: () => Promise<void>,
  { everyMs = EVERY_MS, log, after = REAL_AFTER }: { everyMs?: number | undefined; log: Log; after?: After },
): Stopping['stop'] {
  let cancel = () => {};
  const look = () => {
    cancel = after(everyMs, look);
    takeUp().catch((error: unknown) => log.error({ err: error }, 'deeds could not be taken up'));
  };
  look();
  return async () => cancel();
}
