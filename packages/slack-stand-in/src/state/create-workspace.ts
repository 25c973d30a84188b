import { compact, type Json } from '../json.ts';
import type { Seed, SeedUser, UserGroup } from './seed.ts';

export interface Channel {
  id: string;
  name: string;
  topic: string;
  isPrivate: boolean;
  /** True for a direct message between one person and the app. */
  isIm: boolean;
  /** True for a direct message between several people. */
  isGroupDirect?: boolean;
  members: string[];
  created: number;
  /** Nobody can post in an archived channel. */
  isArchived?: boolean;
}

/** An uploaded file without its bytes, which `Persistence` keeps. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  altText: string;
  created: number;
  /** `expected` until the bytes arrive, `uploaded` until the app completes the upload. */
  stage: 'expected' | 'uploaded' | 'complete';
  /** The time in ms when Slack has processed the file. An image block cannot show it earlier. */
  readyAt: number;
  shares: { channel: string; ts: string; threadTs?: string }[];
  /** The owner; the app when absent. */
  user?: string;
  /** Whether it was chosen in a modal of the app, which lets the app see it. */
  isInView?: true;
  /** Whether it came through Slack Connect: payloads carry a stub of it, and `files.info` the rest. */
  isConnect?: true;
}

/** A canvas that the app has made as a tab of a channel. */
export interface Canvas {
  id: string;
  channel: string;
  title: string;
  markdown: string;
}

/** Everything that survives a restart. */
export interface WorkspaceData {
  team: Seed['team'];
  app: Seed['app'];
  users: SeedUser[];
  channels: Channel[];
  userGroups: UserGroup[];
  /** Messages as Slack stores them plus `channel`, oldest first. */
  messages: Json[];
  files: StoredFile[];
  /** Ids of deleted files. */
  deletedFiles: string[];
  canvases: Canvas[];
  /** App Home views by person. */
  homes: Record<string, Json>;
  lastMicros: number;
  lastId: number;
}

export type Workspace = ReturnType<typeof createWorkspace>;

/**
 * Creates the workspace in memory from `saved` and adds the entries of the seed that it lacks. `now` is the time in ms. Each ts is
 * later than the one before, so it identifies its message.
 */
export function createWorkspace(seed: Seed, now: () => number, saved?: WorkspaceData) {
  const created = Math.floor(now() / 1000);
  const data: WorkspaceData = saved ?? {
    team: seed.team,
    app: seed.app,
    users: [],
    channels: [],
    userGroups: [],
    messages: [],
    files: [],
    deletedFiles: [],
    canvases: [],
    homes: {},
    lastMicros: 0,
    lastId: 0,
  };
  for (const user of seed.users) {
    if (!data.users.some(({ id }) => id === user.id)) data.users.push(user);
  }
  for (const channel of firstChannels(seed, created)) {
    if (!data.channels.some(({ id }) => id === channel.id)) data.channels.push(channel);
  }
  // Data that an earlier release saved has no groups, deleted files and canvases.
  data.canvases ??= [];
  data.userGroups ??= [];
  data.deletedFiles ??= [];
  for (const group of seed.userGroups ?? []) {
    if (!data.userGroups.some(({ id }) => id === group.id)) data.userGroups.push(group);
  }
  const byTs = new Map<string, Json>();

  /** Indexes of messages by channel, and of replies by channel and thread, oldest first. They save a scan of all messages. */
  const channels = new Map<string, Json[]>();
  const threads = new Map<string, Json[]>();
  const threadOf = (reply: Json) =>
    reply.thread_ts === undefined || reply.thread_ts === reply.ts ? undefined : `${reply.channel} ${reply.thread_ts}`;
  const index = (added: Json) => {
    byTs.set(`${added.channel} ${added.ts}`, added);
    channels.set(added.channel, [...(channels.get(added.channel) ?? []), added]);
    const thread = threadOf(added);
    if (thread !== undefined) threads.set(thread, [...(threads.get(thread) ?? []), added]);
  };
  data.messages.forEach(index);

  const user = (id: string) => data.users.find((one) => one.id === id);
  const message = (channel: string, ts: string) => byTs.get(`${channel} ${ts}`);

  return {
    data,
    user,
    message,
    /** The next timestamp: seconds with six decimals, later than every earlier one. */
    nextTs(): string {
      data.lastMicros = Math.max(data.lastMicros + 1, Math.floor(now() * 1000));
      return `${Math.floor(data.lastMicros / 1e6)}.${String(data.lastMicros % 1e6).padStart(6, '0')}`;
    },
    nextId(prefix: string): string {
      data.lastId += 1;
      return `${prefix}0R${data.lastId.toString(36).toUpperCase().padStart(7, '0')}`;
    },
    channel: (id: string) => data.channels.find((one) => one.id === id),
    channelNamed: (name: string) => data.channels.find((one) => !one.isIm && one.name === name),
    /** The direct message between a person and the app. */
    imOf: (userId: string) => data.channels.find((one) => one.isIm && one.members.includes(userId)),
    file: (id: string) => data.files.find((one) => one.id === id),
    add(added: Json): Json {
      const stored = compact(added);
      data.messages.push(stored);
      index(stored);
      return stored;
    },
    remove(removed: Json): void {
      data.messages = data.messages.filter((one) => one !== removed);
      byTs.delete(`${removed.channel} ${removed.ts}`);
      const without = (index: Map<string, Json[]>, key: string) =>
        index.set(
          key,
          (index.get(key) ?? []).filter((one) => one !== removed),
        );
      without(channels, removed.channel);
      const thread = threadOf(removed);
      if (thread !== undefined) without(threads, thread);
    },
    /** The messages of a channel, replies included, oldest first. */
    inChannel: (channel: string): readonly Json[] => channels.get(channel) ?? [],
    /** The replies of a thread without its parent, oldest first. */
    replies: (channel: string, threadTs: string): readonly Json[] => threads.get(`${channel} ${threadTs}`) ?? [],
  };
}

function firstChannels(seed: Seed, created: number): Channel[] {
  const everyone = seed.users.map(({ id }) => id);
  const rooms = seed.channels.map(
    ({
      id,
      name,
      topic,
      isGroupDirect = false,
      isPrivate = isGroupDirect,
      members = everyone,
      hasApp = true,
    }): Channel => ({
      id,
      name,
      topic,
      isPrivate,
      isIm: false,
      ...(isGroupDirect ? { isGroupDirect } : {}),
      members: hasApp ? [...members, seed.app.userId] : [...members],
      created,
    }),
  );
  const ims = seed.users.map(
    ({ id }): Channel => ({
      id: `D${id.slice(1)}`,
      name: seed.app.name,
      topic: '',
      isPrivate: true,
      isIm: true,
      members: [id, seed.app.userId],
      created,
    }),
  );
  return [...rooms, ...ims];
}
