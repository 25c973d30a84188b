import type { Course } from '../../course/course.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What it takes to start a review. */
export interface StartReviewPort {
  store: StoreOf<'cohorts' | 'members' | 'replies' | 'requests' | 'reviews'>;
  clock: Clock;
}

/** What the use cases of reviews need of the world. */
export interface ReviewsPort extends Announcer {
  store: StoreOf<
    'calibrations' | 'cohorts' | 'members' | 'news' | 'posts' | 'replies' | 'requests' | 'reviews' | 'roles'
  >;
  clock: Clock;
  course: Course;
}
