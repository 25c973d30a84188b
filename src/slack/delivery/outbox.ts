import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Course } from '../../course/course.ts';
import type { Network } from '../../network/create-network.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { Watch } from '../../ports/watch.ts';
import type { GrantedScopes } from '../app/granted-scopes.ts';

/** The pace of messages to one channel: `burst` at once, then one every `everyMs`. */
export interface Rate {
  burst: number;
  everyMs: number;
  /** Pause after a failed attempt; it doubles after each, up to 600 times its length. */
  againMs: number;
}

/** "One message per second per channel", short bursts tolerated (docs.slack.dev, rate limits). */
export const RATE: Rate = { burst: 5, everyMs: 1000, againMs: 1000 };

export interface Outbox {
  store: Store;
  jobs: Jobs;
  client: WebClient;
  /** The same without a log, for calls that Slack may well refuse. */
  quietClient: WebClient;
  /** Carries the bytes of files. */
  network: Pick<Network, 'dispatcher' | 'explain'>;
  course: Course;
  clock: Clock;
  log: Log;
  /** Counts the uploads of files, which the client does not carry. */
  watch: Pick<Watch, 'called'>;
  /** Tells whether the app may make canvases. */
  granted: GrantedScopes;
  /** Tells the language of a private message's reader, and people's names. */
  chat: Pick<Chat, 'inTime' | 'localeOf' | 'personOf'>;
  /** Makes an owner for the lease of a channel. It is unique per delivery, also within one process. */
  newOwner: () => string;
  rate: Rate;
  /** Whether charts are tried in image blocks of their findings. */
  chartBlocks: boolean;
  /** Resolves after `ms` milliseconds, or when `signal` is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Waits by the machine's own timers. They don't keep the process alive. */
export const waitMs: Outbox['wait'] = (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
