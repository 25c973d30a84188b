import type { Course } from '../../course/course.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What the use cases of runs need of the world. */
export interface RunsPort extends Announcer {
  store: StoreOf<'artifacts' | 'cohorts' | 'labelling' | 'lessons' | 'members' | 'posts' | 'runs'>;
  clock: Clock;
  compute: Compute;
  course: Course;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
}
