import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** Aggregates that one change of a request reads and writes. */
type Changed =
  | 'audit'
  | 'buddies'
  | 'cohorts'
  | 'decisions'
  | 'members'
  | 'news'
  | 'ownData'
  | 'posts'
  | 'replies'
  | 'requests'
  | 'reviews'
  | 'roles';

export type ChangeStore = StoreOf<Changed>;

/** What it takes to change a request: its stand-in may answer, and reviewers may be invited. */
export interface ChangePort extends Announcer {
  store: ChangeStore;
  clock: Clock;
  course: Course;
}

/** What it takes to give a request to somebody else: the chat platform knows who is available. */
export interface ReassignPort extends ChangePort {
  chat: Pick<Chat, 'personOf' | 'quietUntil'>;
}

/** What the use cases of requests need of the world. */
export interface RequestsPort extends ReassignPort {
  store: StoreOf<Changed | 'drafts' | 'lessons' | 'runs' | 'workshops'>;
  log: Pick<Log, 'error' | 'warn'>;
}
