import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';

/** Aggregates that posting a scheduled lesson reads and writes. */
export type ScheduleStore = StoreOf<
  | 'audit'
  | 'cohorts'
  | 'halts'
  | 'lessons'
  | 'members'
  | 'ownData'
  | 'posts'
  | 'requests'
  | 'roles'
  | 'runs'
  | 'schedules'
  | 'weeks'
>;

/** What the use cases of schedules need of the world. */
export interface SchedulePort {
  store: ScheduleStore;
  jobs: Jobs;
  chat: Pick<Chat, 'personOf'>;
  log: Pick<Log, 'error' | 'warn'>;
  clock: Clock;
  random: Random;
  course: Course;
}
