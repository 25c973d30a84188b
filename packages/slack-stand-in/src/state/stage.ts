import type { ApiCall } from '../api/api-call.ts';
import type { TokenError } from '../api/token-error.ts';
import type { Ack, Delivery, Envelope } from '../delivery/envelope.ts';
import type { Json } from '../json.ts';
import type { Log } from '../log/create-log.ts';
import type { Ephemeral } from '../messages/ephemeral.ts';
import type { TourStep } from '../page-api.ts';
import type { AppInfo } from './app-info.ts';
import type { Faults } from './create-faults.ts';
import type { Feed } from './create-feed.ts';
import type { ResponseUrls } from './create-response-urls.ts';
import type { Triggers } from './create-triggers.ts';
import type { ViewStacks } from './create-view-stacks.ts';
import type { Workspace } from './create-workspace.ts';
import type { Persistence } from './persistence.ts';
import type { StageDeed } from './stage-deed.ts';

/** What all parts of the rehearsal share. */
export interface Stage {
  now(): number;
  /** `http://127.0.0.1:3000` */
  origin(): string;
  ackTimeoutMs: number;
  fileProcessingMs: number;
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
  /** How many of each are kept. */
  recordLimit: number;
  /** The same for people to look at, without tokens. */
  log: Log;
  ephemerals: Ephemeral[];
  triggers: Triggers;
  responseUrls: ResponseUrls;
  views: ViewStacks;
  deeds: readonly StageDeed[];
  /** Told of errors of the rehearsal itself. */
  onError(error: unknown): void;
  /** Sends a command or interaction and waits for the acknowledgement. */
  request(envelope: Envelope): Promise<Ack>;
  /** Sends an event, and again when it is not acknowledged. */
  emit(event: Json): void;
  /** One-time tickets of Socket Mode. */
  openSocketUrl(): string;
  /** Why every call is refused: the app was removed, or its token is not good any more. */
  tokenError?: TokenError;
}
