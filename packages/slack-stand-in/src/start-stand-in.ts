import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ApiCall } from './api/api-call.ts';
import { ALL_SCOPES } from './api/methods.ts';
import type { TokenError } from './api/token-error.ts';
import { createHttpTransport } from './delivery/create-http-transport.ts';
import { createPostman, RETRY_DELAYS_MS } from './delivery/create-postman.ts';
import { createSocketLink } from './delivery/create-socket-link.ts';
import type { Delivery } from './delivery/envelope.ts';
import { verifyUrl } from './delivery/verify-url.ts';
import { createDriver, type Driver } from './driver/create-driver.ts';
import { createLog } from './log/create-log.ts';
import { toPageChannel, toPageUser } from './messages/to-page.ts';
import type { PageChannel, PageUser } from './page-api.ts';
import { eventCallback } from './people/payload.ts';
import { admitUpgrade } from './server/admit.ts';
import { createStandInServer } from './server/create-stand-in-server.ts';
import { findPage } from './server/find-page.ts';
import { listen } from './server/listen.ts';
import type { AppInfo } from './state/app-info.ts';
import { createFaults, type Faults } from './state/create-faults.ts';
import { createFeed, type Feed } from './state/create-feed.ts';
import { createResponseUrls } from './state/create-response-urls.ts';
import { createTriggers } from './state/create-triggers.ts';
import { createViewStacks } from './state/create-view-stacks.ts';
import { createWorkspace } from './state/create-workspace.ts';
import { keepInMemory, persistIn } from './state/persistence.ts';
import { SEED, type Seed } from './state/seed.ts';
import type { Stage } from './state/stage.ts';
import type { StageDeed } from './state/stage-deed.ts';
import { REAL_TIMERS, type Timers } from './time/timers.ts';
import type { TourStep } from './tour-step.ts';

/** How the stand-in reaches the app. */
type DeliveryMode = { mode: 'socket' } | { mode: 'http'; url: string; signingSecret: string };

export interface StandInOptions {
  /** 0 picks any free port. A port that is taken falls back to one of the next 20. */
  port: number;
  /** Rejects with `EADDRINUSE` when the port is taken, instead of falling back. */
  portIsFixed?: boolean;
  /** `127.0.0.1` by default. */
  host?: string;
  /** Host names to accept besides the loopback ones, such as a service name between containers. */
  allowedHosts?: string[];
  /** The folder that keeps the workspace across restarts. Without it, nothing is kept. */
  stateDir?: string;
  /** The folder of the page's static files; the package's own by default. */
  pageDir?: string;
  seed?: Seed;
  delivery: DeliveryMode;
  /** Slack's time in ms. Message timestamps follow it; signatures carry the real time. */
  clock?: () => number;
  /** Timers for acknowledgements, retries, and the expiry of triggers and response URLs; the machine's own by default. */
  timers?: Timers;
  appInfo: Partial<Pick<AppInfo, 'botToken' | 'appToken'>> & Pick<AppInfo, 'commands' | 'shortcuts'>;
  /** A guided tour of the app that the page offers. */
  tour?: readonly TourStep[];
  /** Actions on the whole workspace that the page offers. More can be pushed onto `StandIn.deeds` later. */
  deeds?: StageDeed[];
  /** Settles when all deeds are there. The page answers before, and shows the workspace then. */
  ready?: Promise<unknown>;
  /** The bot token's scopes; all of them by default. */
  scopes?: string[];
  /** Subscribed event types. */
  events?: string[];
  /** How long Slack waits for an acknowledgement. */
  ackTimeoutMs?: number;
  /** Delays before each retry of an event. */
  retryDelaysMs?: number[];
  /** How long after its upload a file is not ready for an image block. */
  fileProcessingMs?: number;
  /** The most messages that one call for history gives: 15 for some apps. No limit by default. */
  mostMessages?: number;
  /** How long after the answer to `files.completeUploadExternal` the file is in its channel; 0 by default, which is still after the answer. */
  fileShareMs?: number;
  /** The maximum number of kept calls, and of kept deliveries; 5000 by default. */
  recordLimit?: number;
  /** The default timeout of `waitFor`; 10 seconds by default. */
  waitForMs?: number;
  /** Receives errors of the stand-in itself. */
  onError?: (error: unknown) => void;
}

export interface StandIn {
  /** The page's address, such as `http://127.0.0.1:3000`. */
  url: string;
  /** The value for the app's `slackApiUrl`; it ends with `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The people in the seed's order, without the app. */
  users: PageUser[];
  /** The channels, without direct messages. */
  channels: PageChannel[];
  driver: Driver;
  /** The page reads these when it loads. */
  deeds: StageDeed[];
  /** Tells open pages that the caller has moved the clock. */
  clockMoved(): void;
  faults: Faults;
  /** Web API calls and `response_url` requests, oldest first. */
  calls: ApiCall[];
  /** Delivery attempts to the app, oldest first. */
  deliveries: Delivery[];
  waitFor: Feed['waitFor'];
  /** Refuses every call with this error from now on. `undefined` ends that. */
  refuseToken(error: TokenError | undefined): void;
  /** Grants the bot token a scope from now on, as an administrator does who installs the app again. */
  grantScope(scope: string): void;
  /** Withholds a scope from now on, as an administrator does with an optional one. */
  withholdScope(scope: string): void;
  /** Switches the delivery mode. For HTTP it sends the `url_verification` challenge first. @throws Error on a wrong answer */
  setDelivery(delivery: DeliveryMode): Promise<void>;
  /** Posts no message when people join or leave channels from now on, as Slack sometimes does; the events are sent all the same. */
  withholdNotices(withheld: boolean): void;
  /** Asks Socket Mode connections to reconnect. */
  refreshSockets(reason?: 'refresh_requested' | 'warning'): void;
  /** Cuts Socket Mode connections, as a network failure does. Unacknowledged envelopes are delivered again. */
  dropSockets(): void;
  /** The app's number of open Socket Mode connections. */
  connections(): number;
  close(): Promise<void>;
}

const DEFAULT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
];

const RECORD_LIMIT = 5000;

/** Starts a workspace that speaks Slack's protocol. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const {
    host = '127.0.0.1',
    seed = SEED,
    clock = Date.now,
    timers = REAL_TIMERS,
    ackTimeoutMs = 3000,
    appInfo,
  } = options;
  const persistence = options.stateDir === undefined ? keepInMemory() : persistIn(options.stateDir);
  const workspace = createWorkspace(seed, clock, persistence.load());
  const onError = options.onError ?? ((error: unknown) => process.emitWarning(String(error)));
  const feed = createFeed(options.waitForMs);
  const deeds = [...(options.deeds ?? [])];
  const deliveries: Delivery[] = [];
  const calls: ApiCall[] = [];
  const link = createSocketLink(workspace.data.app.id, { ackTimeoutMs, timers, onChange: feed.changed });
  const { delivery } = options;
  const first = delivery.mode === 'socket' ? link : createHttpTransport(delivery, { ackTimeoutMs, timers });
  // New at each start: a page from elsewhere can't know them.
  const secret = () => randomBytes(18).toString('hex');
  const tokens = { botToken: appInfo.botToken ?? `xoxb-${secret()}`, appToken: appInfo.appToken ?? `xapp-${secret()}` };
  const placeName = (id: string) => {
    const channel = workspace.channel(id);
    return channel === undefined || channel.isIm ? id : `#${channel.name}`;
  };
  const records = {
    deliveries,
    recordLimit: options.recordLimit ?? RECORD_LIMIT,
    log: createLog({ now: clock, placeName, secrets: Object.values(tokens) }),
    feed,
  };
  const postman = createPostman(first, records, options.retryDelaysMs ?? RETRY_DELAYS_MS, timers.after);
  let origin = '';
  const stage: Stage = {
    now: clock,
    origin: () => origin,
    ackTimeoutMs,
    fileProcessingMs: options.fileProcessingMs ?? 0,
    ...(options.mostMessages === undefined ? {} : { mostMessages: options.mostMessages }),
    fileShareMs: options.fileShareMs ?? 0,
    after: timers.after,
    appInfo: { ...appInfo, ...tokens },
    ...(options.tour === undefined ? {} : { tour: options.tour }),
    deeds,
    ...(options.ready === undefined ? {} : { ready: options.ready }),
    onError,
    scopes: new Set(options.scopes ?? ALL_SCOPES),
    events: new Set(options.events ?? DEFAULT_EVENTS),
    workspace,
    persistence,
    faults: createFaults(),
    calls,
    ...records,
    ephemerals: [],
    active: new Set(),
    noticesWithheld: false,
    triggers: createTriggers(timers.now),
    responseUrls: createResponseUrls(timers.now),
    views: createViewStacks(),
    request: (envelope) => postman.request(envelope),
    emit: (event) => void postman.event({ type: 'events_api', body: eventCallback(stage, event) }).catch(onError),
    openSocketUrl: () => `${origin.replace(/^http/, 'ws')}${link.ticket()}`,
  };
  const streams = new Map<string, Set<ServerResponse>>();
  const pageDir = options.pageDir ?? findPage();
  const server = createStandInServer(stage, streams, { pageDir, allowedHosts: options.allowedHosts ?? [], onError });
  server.on('upgrade', (request, socket, head) => {
    const target = admitUpgrade(request, socket, options.allowedHosts ?? []);
    if (target !== undefined) link.upgrade(request, socket, head, target);
  });
  const port = await listen(server, host, options.port, { isFixed: options.portIsFixed === true });
  // A connection that cannot be taken, for want of memory for example, must not end the process.
  server.on('error', onError);
  origin = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  await persistence.save(workspace.data);

  return {
    url: origin,
    apiUrl: `${origin}/api/`,
    botToken: stage.appInfo.botToken,
    appToken: stage.appInfo.appToken,
    signingSecret: delivery.mode === 'http' ? delivery.signingSecret : randomBytes(16).toString('hex'),
    users: workspace.data.users.map((user) => toPageUser(stage, user)),
    channels: workspace.data.channels.filter(({ isIm }) => !isIm).map(toPageChannel),
    driver: createDriver(stage),
    deeds,
    clockMoved: () => feed.publish({ type: 'clock', aheadMs: Math.round(clock() - Date.now()) }),
    faults: stage.faults,
    calls,
    deliveries,
    waitFor: feed.waitFor,
    refuseToken(error) {
      if (error === undefined) delete stage.tokenError;
      else stage.tokenError = error;
    },
    grantScope: (scope) => void stage.scopes.add(scope),
    withholdScope: (scope) => void stage.scopes.delete(scope),
    async setDelivery(next) {
      if (next.mode === 'http') await verifyUrl(next, { ackTimeoutMs, timers });
      postman.setTransport(next.mode === 'socket' ? link : createHttpTransport(next, { ackTimeoutMs, timers }));
    },
    withholdNotices(withheld) {
      stage.noticesWithheld = withheld;
    },
    refreshSockets: (reason) => link.refresh(reason),
    dropSockets: () => link.drop(),
    connections: () => link.connections(),
    async close() {
      postman.close();
      link.close();
      for (const responses of streams.values()) for (const response of responses) response.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await persistence.save(workspace.data);
    },
  };
}
