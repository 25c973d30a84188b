import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';

/** What the use cases of decisions need of the world. */
export interface DecisionsPort {
  store: StoreOf<'cohorts' | 'decisions' | 'members' | 'replies' | 'requests' | 'runs'>;
  clock: Clock;
}
