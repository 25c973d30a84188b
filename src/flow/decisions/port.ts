import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What the use cases of decisions need of the world. */
export interface DecisionsPort extends Announcer {
  store: StoreOf<'cohorts' | 'decisions' | 'members' | 'ownQuestions' | 'posts' | 'replies' | 'requests' | 'runs'>;
  clock: Clock;
}
