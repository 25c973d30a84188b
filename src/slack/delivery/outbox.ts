import type { WebClient } from '@slack/web-api';
import type { Course } from '../../course/course.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';

/** How fast messages go to one channel: some at once, then one each so many milliseconds. */
export interface Rate {
  burst: number;
  everyMs: number;
  /** How soon what did not succeed is tried again; after each attempt twice as long, up to 600 times. */
  againMs: number;
}

/** "One message per second per channel", short bursts tolerated (docs.slack.dev, rate limits). */
export const RATE: Rate = { burst: 5, everyMs: 1000, againMs: 1000 };

export interface Outbox {
  store: Store;
  jobs: Jobs;
  client: WebClient;
  course: Course;
  clock: Clock;
  log: Log;
  /** Language of a person, for what only they see; and whether a channel that has halted takes messages again. */
  chat: Pick<Chat, 'localeOf' | 'canPost'>;
  /** Names one delivery among all that run: two of the same process must not deliver to one channel either. */
  newOwner: () => string;
  rate: Rate;
}
