import type { Course } from '../../course/course.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { FacilitatePort } from '../members/port.ts';

/** What the use cases of a team's own data need of the world. */
export interface DataPort extends FacilitatePort {
  store: StoreOf<
    | 'audit'
    | 'cohorts'
    | 'decisions'
    | 'ownQuestions'
    | 'erasures'
    | 'labelling'
    | 'members'
    | 'ownData'
    | 'people'
    | 'posts'
    | 'requests'
    | 'roles'
    | 'runs'
  >;
  clock: Clock;
  compute: Pick<Compute, 'keep' | 'preview'>;
  course: Course;
  files: Files;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
}
