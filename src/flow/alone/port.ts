import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What the use cases of someone who takes the course alone need of the world. */
export interface AlonePort extends Announcer {
  store: StoreOf<
    | 'cohorts'
    | 'dailyNudges'
    | 'halts'
    | 'lessons'
    | 'members'
    | 'ownQuestions'
    | 'posts'
    | 'replies'
    | 'requests'
    | 'runs'
  >;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
  course: Course;
  log: Pick<Log, 'error' | 'warn'>;
}
