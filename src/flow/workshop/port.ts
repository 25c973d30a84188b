import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { ReassignPort } from '../requests/port.ts';

/** Aggregates that leading a workshop reads and writes. */
export type WorkshopsStore = StoreOf<
  | 'artifacts'
  | 'audit'
  | 'buddies'
  | 'cohorts'
  | 'decisions'
  | 'lessons'
  | 'members'
  | 'news'
  | 'ownData'
  | 'ownQuestions'
  | 'posts'
  | 'replies'
  | 'requests'
  | 'reviews'
  | 'roles'
  | 'runs'
  | 'schedules'
  | 'workshops'
>;

/** What the use cases of workshops need of the world. */
export interface WorkshopsPort extends ReassignPort {
  store: WorkshopsStore;
  chat: Pick<Chat, 'membersOf' | 'personOf' | 'quietUntil'>;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
  course: Course;
}
