import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ApiCall } from './api/api-call.ts';
import { ALL_SCOPES } from './api/methods.ts';
import type { Delivery } from './delivery/envelope.ts';
import { createHttpTransport, verifyUrl } from './delivery/http-transport.ts';
import { createPostman, RETRY_DELAYS_MS } from './delivery/postman.ts';
import { createSocketLink } from './delivery/socket-link.ts';
import { createDriver, type Driver } from './driver.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFeed, type Feed } from './feed.ts';
import { findPage } from './find-page.ts';
import { createLog } from './log/create-log.ts';
import { toPageChannel, toPageUser } from './messages/to-page.ts';
import type { PageChannel, PageUser, TourStep } from './page-api.ts';
import { eventCallback } from './people/payload.ts';
import { keepInMemory, persistIn } from './persist.ts';
import { createResponseUrls } from './response-urls.ts';
import { SEED, type Seed } from './seed.ts';
import { admitUpgrade, createRehearsalServer } from './server/create-server.ts';
import { listen } from './server/listen.ts';
import type { AppInfo, Stage, StageDeed, TokenError } from './stage.ts';
import { REAL_TIMERS, type Timers } from './timers.ts';
import { createTriggers } from './triggers.ts';
import { createViewStacks } from './view-stacks.ts';
import { createWorkspace } from './workspace.ts';

/** How the app is reached. */
type DeliveryMode = { mode: 'socket' } | { mode: 'http'; url: string; signingSecret: string };

export interface RehearsalOptions {
  /** 0 = any free port; if a wanted port is taken, one of the next 20. */
  port: number;
  /** `127.0.0.1` unless told otherwise. */
  host?: string;
  /** Names besides the loopback ones under which it is reached, e.g. the service's name among containers. */
  allowedHosts?: string[];
  /** Folder in which the workspace survives a restart; nothing survives without it. */
  stateDir?: string;
  /** Static files of the page; found beside the compiled code when absent. */
  pageDir?: string;
  seed?: Seed;
  delivery: DeliveryMode;
  /** In ms. Slack's timestamps follow it; signatures carry the real time. */
  clock?: () => number;
  /** What the stand-in waits by: acknowledgements, retries, the lives of triggers and response URLs. The machine's own time when absent. */
  timers?: Timers;
  appInfo: Partial<Pick<AppInfo, 'botToken' | 'appToken'>> & Pick<AppInfo, 'commands' | 'shortcuts'>;
  /** Leads newcomers through the app, step by step; the page invites to it. */
  tour?: readonly TourStep[];
  /** What can be done with the whole stage, offered by the page; more may be added to the rehearsal's `deeds` once it runs. */
  deeds?: StageDeed[];
  /** Scopes of the bot token; all when absent. */
  scopes?: string[];
  /** Subscribed events. */
  events?: string[];
  /** How long Slack waits for an acknowledgement. */
  ackTimeoutMs?: number;
  /** Pauses before an event is sent again. */
  retryDelaysMs?: number[];
  /** How long an uploaded file cannot be shown by an image block yet. */
  fileProcessingMs?: number;
  /** How many calls, and how many deliveries, are kept for assertions; 5000 when absent. */
  recordLimit?: number;
  /** How long `waitFor` waits before it fails; 10 seconds when absent. */
  waitForMs?: number;
  /** Told of errors of the rehearsal itself. */
  onError?: (error: unknown) => void;
}

export interface Rehearsal {
  /** Where people go, e.g. `http://127.0.0.1:3000`. */
  url: string;
  /** What `slackApiUrl` is set to; ends with `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** People, the learner first; without the app. */
  users: PageUser[];
  /** Channels, without direct messages. */
  channels: PageChannel[];
  driver: Driver;
  /** Read by the page when it is opened. */
  deeds: StageDeed[];
  /** Tells open pages that the clock, which the caller owns, has been moved. */
  clockMoved(): void;
  faults: Faults;
  /** Calls of the Web API and of response URLs, oldest first. */
  calls: ApiCall[];
  /** Attempts to reach the app, oldest first. */
  deliveries: Delivery[];
  waitFor: Feed['waitFor'];
  /** From now on every call is refused with this error; none with undefined. */
  refuseToken(error: TokenError | undefined): void;
  /** For HTTP, checks by challenge that the address is the app's. @throws Error when it is not */
  setDelivery(delivery: DeliveryMode): Promise<void>;
  /** Asks Socket Mode connections to reconnect. */
  refreshSockets(reason?: 'refresh_requested' | 'warning'): void;
  /** Breaks Socket Mode connections without a word, as a network does. What was not acknowledged comes again. */
  dropSockets(): void;
  /** How many Socket Mode connections the app has. */
  connections(): number;
  close(): Promise<void>;
}

const DEFAULT_EVENTS = ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'];

const RECORD_LIMIT = 5000;

/** Opens a workspace that speaks Slack's protocol, for an app to be rehearsed in. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
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
    appInfo: { ...appInfo, ...tokens },
    ...(options.tour === undefined ? {} : { tour: options.tour }),
    deeds,
    onError,
    scopes: new Set(options.scopes ?? ALL_SCOPES),
    events: new Set(options.events ?? DEFAULT_EVENTS),
    workspace,
    persistence,
    faults: createFaults(),
    calls,
    ...records,
    ephemerals: [],
    triggers: createTriggers(timers.now),
    responseUrls: createResponseUrls(timers.now),
    views: createViewStacks(),
    request: (envelope) => postman.request(envelope),
    emit: (event) => void postman.event({ type: 'events_api', body: eventCallback(stage, event) }).catch(onError),
    openSocketUrl: () => `${origin.replace(/^http/, 'ws')}${link.ticket()}`,
  };
  const streams = new Map<string, Set<ServerResponse>>();
  const pageDir = options.pageDir ?? findPage();
  const server = createRehearsalServer(stage, streams, { pageDir, allowedHosts: options.allowedHosts ?? [], onError });
  server.on('upgrade', (request, socket, head) => {
    const target = admitUpgrade(request, socket, options.allowedHosts ?? []);
    if (target !== undefined) link.upgrade(request, socket, head, target);
  });
  const port = await listen(server, host, options.port);
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
    async setDelivery(next) {
      if (next.mode === 'http') await verifyUrl(next, { ackTimeoutMs, timers });
      postman.setTransport(next.mode === 'socket' ? link : createHttpTransport(next, { ackTimeoutMs, timers }));
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
