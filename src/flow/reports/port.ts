import type { Course } from '../../course/course.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { FacilitatePort } from '../members/port.ts';

/** What the use cases of reports need of the world. */
export interface ReportsPort extends FacilitatePort {
  store: StoreOf<
    | 'artifacts'
    | 'audit'
    | 'cohorts'
    | 'decisions'
    | 'ownQuestions'
    | 'erasures'
    | 'lessons'
    | 'members'
    | 'posts'
    | 'replies'
    | 'requests'
    | 'reviews'
    | 'roles'
    | 'runs'
    | 'surveys'
  >;
  compute: Pick<Compute, 'draw'>;
  course: Course;
  random: Random;
}

/** What it takes to see how far a cohort is. */
export interface ProgressPort {
  store: Pick<ReportsPort['store'], 'lessons' | 'posts' | 'replies' | 'requests' | 'reviews' | 'runs'>;
  course: Course;
}
