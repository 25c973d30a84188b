import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { type Announcer, announce } from '../announce.ts';
import type { HaltPort } from './port.ts';

/** Tries a halted place at once, because a person did something that may have ended the halt. */
export async function tryAgain(
  needs: Announcer & Pick<HaltPort, 'clock'> & { store: Pick<Store, 'halts'> },
  place: Place,
): Promise<void> {
  if (await needs.store.halts.tryNow(place, needs.clock.now())) await announce(needs, place);
}
