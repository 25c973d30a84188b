import type { ApiCall } from '../api/api-call.ts';
import type { TokenError } from '../api/token-error.ts';
import type { Ack, Delivery, Envelope } from '../delivery/envelope.ts';
import type { Json } from '../json.ts';
import type { Log } from '../log/create-log.ts';
import type { Ephemeral } from '../messages/ephemeral.ts';
import type { Timers } from '../time/timers.ts';
import type { TourStep } from '../tour-step.ts';
import type { AppInfo } from './app-info.ts';
import type { Faults } from './create-faults.ts';
import type { Feed } from './create-feed.ts';
import type { ResponseUrls } from './create-response-urls.ts';
import type { Triggers } from './create-triggers.ts';
import type { ViewStacks } from './create-view-stacks.ts';
import type { Workspace } from './create-workspace.ts';
import type { Persistence } from './persistence.ts';
import type { StageDeed } from './stage-deed.ts';

/** The state and services that all parts of the stand-in share. */
export interface Stage {
  now(): number;
  /** `http://127.0.0.1:3000` */
  origin(): string;
  ackTimeoutMs: number;
  fileProcessingMs: number;
  /** The most messages that one call for history gives. */
  mostMessages?: number;
  /** How long after its answer a file is shared. */
  fileShareMs: number;
  /** Runs `act` after `ms` milliseconds. */
  after: Timers['after'];
  appInfo: AppInfo;
  tour?: readonly TourStep[];
  scopes: Set<string>;
  /** Subscribed event types, e.g. `message.channels`. */
  events: Set<string>;
  workspace: Workspace;
  persistence: Persistence;
  feed: Feed;
  faults: Faults;
  calls: ApiCall[];
  deliveries: Delivery[];
  /** The maximum number of kept calls, and of kept deliveries. */
  recordLimit: number;
  /** The calls and deliveries for the page's inspector, without tokens. */
  log: Log;
  ephemerals: Ephemeral[];
  /** People who have a page open, or as whom the driver has acted. */
  active: Set<string>;
  /** Whether joining and leaving a channel posts no message there. */
  noticesWithheld: boolean;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  views: ViewStacks;
  deeds: readonly StageDeed[];
  /** Settles when the page can be filled; undefined when it always can. */
  ready?: Promise<unknown>;
  /** Receives errors of the stand-in itself. */
  onError(error: unknown): void;
  /** Sends a command or interaction and waits for the acknowledgement. */
  request(envelope: Envelope): Promise<Ack>;
  /** Sends an event, and retries when the app does not acknowledge it. */
  emit(event: Json): void;
  /** A WebSocket address with a one-time ticket. */
  openSocketUrl(): string;
  /** When set, every call is refused with this error. */
  tokenError?: TokenError;
}
