import type { Store, StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What it takes to gather what a project page tells. */
export type PageStore = Pick<Store, 'decisions' | 'ownQuestions' | 'requests' | 'runs'>;

/** What the use cases of the project page need of the world. */
export interface PagePort extends Announcer {
  store: StoreOf<'cohorts' | 'decisions' | 'members' | 'ownQuestions' | 'posts' | 'requests' | 'runs'>;
}
