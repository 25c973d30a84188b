import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { nextTry } from './next-try.ts';
import type { HaltPort } from './port.ts';

/**
 * Whether a delivery to a place may be attempted now. A halted place gets one attempt at a time, at growing intervals.
 * @returns `halted`: the place is halted, and an attempt shows whether that is over
 */
export async function mayDeliver(
  { store, clock }: Pick<HaltPort, 'clock'> & { store: Pick<Store, 'halts'> },
  place: Place,
): Promise<{ may: boolean; halted: boolean }> {
  const now = clock.now();
  const halts = await store.halts.of(place);
  for (const halt of halts) {
    if (!(await store.halts.claim(halt, now, nextTry(halt, now)))) return { may: false, halted: true };
  }
  return { may: true, halted: halts.length > 0 };
}
