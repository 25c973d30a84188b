import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Announcer } from '../announce.ts';

/** What it takes to keep track of channels and workspaces to which Slack takes no messages. */
export interface HaltPort extends Announcer {
  store: StoreOf<'cohorts' | 'halts' | 'posts'>;
  clock: Clock;
  log: Log;
}

/** What the use cases of upkeep need of the world. */
export interface UpkeepPort extends HaltPort {
  store: StoreOf<'cohorts' | 'deliveries' | 'halts' | 'ownData' | 'posts' | 'runs'>;
}
