import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** Aggregates that the messages of a week read and write. */
export type WeekStores = StoreOf<
  | 'artifacts'
  | 'cohorts'
  | 'halts'
  | 'lessons'
  | 'members'
  | 'news'
  | 'posts'
  | 'quickChecks'
  | 'replies'
  | 'requests'
  | 'reviews'
  | 'roles'
  | 'runs'
  | 'schedules'
  | 'weeks'
  | 'workshops'
>;

/** What the messages of a week need of the world. */
export interface WeekPort extends Announcer {
  store: WeekStores;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
  course: Course;
  log: Pick<Log, 'error' | 'warn'>;
}
