import type { Place } from '../../team/place.ts';
import type { Deps } from './halt-channel.ts';
import { nextTry } from './next-try.ts';

/**
 * Whether a delivery to a place may be attempted now: always, unless it has halted. Then one attempt a time, ever rarer.
 * @returns `halted`: an attempt, which shows whether it is mended
 */
export async function mayDeliver({ store, clock }: Deps, place: Place): Promise<{ may: boolean; halted: boolean }> {
  const now = clock.now();
  const halts = await store.halts.of(place);
  for (const halt of halts) {
    if (!(await store.halts.claim(halt, now, nextTry(halt, now)))) return { may: false, halted: true };
  }
  return { may: true, halted: halts.length > 0 };
}
