import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { Deps } from './halt-channel.ts';

/** Somebody has done something that may have mended it: tries at once. */
export async function tryAgain(deps: Deps, place: Place): Promise<void> {
  if (await deps.store.halts.tryNow(place, deps.clock.now())) await announce(deps, place);
}
