import type { Log } from '../ports/log.ts';
import type { Stopping } from './stop-in-order.ts';

const EVERY_MS = 30_000;

/** Takes up deeds that no process has in hand: now, and regularly. @returns how to stop that */
export function takeUpRegularly(
  takeUp: () => Promise<void>,
  { everyMs = EVERY_MS, log }: { everyMs?: number | undefined; log: Log },
): Stopping['stop'] {
  const look = () => {
    takeUp().catch((error: unknown) => log.error({ err: error }, 'deeds could not be taken up'));
  };
  look();
  const timer = setInterval(look, everyMs);
  return async () => clearInterval(timer);
}
