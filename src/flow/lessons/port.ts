import type { Course } from '../../course/course.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';

/** What the use cases of lessons need of the world. */
export interface LessonsPort {
  store: StoreOf<
    | 'cohorts'
    | 'lessons'
    | 'members'
    | 'ownData'
    | 'posts'
    | 'quickChecks'
    | 'requests'
    | 'roles'
    | 'runs'
    | 'schedules'
    | 'tasks'
  >;
  jobs: Jobs;
  log: Pick<Log, 'warn'>;
  clock: Clock;
  random: Random;
  course: Course;
}
