import type { WebClient } from '@slack/web-api';
import type { Course } from '../course/types.ts';
import { privateTo } from '../flow/content.ts';
import { endHalt, haltChannel, haltWorkspace, mayDeliver } from '../flow/halt.ts';
import { refuseFile } from '../flow/refuse-file.ts';
import type { Chat, Clock, Jobs, Log, Place, Post, Store } from '../ports.ts';
import { renderContent, wordsFor } from './blocks/render-content.ts';
import { isChannelReason, isOutage, isPassing, isWorkspaceReason, platformError, rateLimitMs } from './errors.ts';
import { findDelivered } from './find-delivered.ts';
import { POST_EVENT } from './ids.ts';
import { shareFile, UploadFailed } from './share-file.ts';

/** Longer than a call to Slack may take; renewed before each that shows something. */
const LEASE_MS = 30_000;
const BATCH = 20;
/** A post that Slack keeps failing to take, at last every ten minutes, is given up after a day. */
const MAX_ATTEMPTS = 150;
const LONGEST_WAIT_MS = 600_000;
/** A call whose answer was lost may still be on its way, and Slack shares files a while after its answer: looked for after. */
const SETTLE_MS = { message: 3000, file: 15_000 };

/** How fast messages go to one channel: some at once, then one each so many milliseconds. */
export interface Rate {
  burst: number;
  everyMs: number;
}
/** "One message per second per channel", short bursts tolerated (docs.slack.dev, rate limits). */
export const RATE: Rate = { burst: 5, everyMs: 1000 };

export interface Outbox {
  store: Store;
  jobs: Jobs;
  client: WebClient;
  course: Course;
  clock: Clock;
  log: Log;
  /** Language of a person, for what only they see. */
  localeOf: Chat['localeOf'];
  /** Names one delivery among all that run: two of the same process must not deliver to one channel either. */
  newOwner: () => string;
  rate: Rate;
}

/** What came of trying a post: shown, given up, to be tried again after a while, or not before somebody mends something. */
type Fate = 'shown' | 'gone' | 'halted' | { waitMs: number; holds?: boolean };

/**
 * Brings a channel's messages up to date, in order, each posted exactly once: a post is marked `undecided` before the
 * call to Slack, and an undecided one is looked for in its thread (by its key in the message's metadata) before it is
 * posted again.
 * @returns `retryInMs` when Slack asked to wait, or when another process is at it
 * @param signal stops between two posts
 * @throws what is no fault of Slack's, a database that is away for example; the job's retry looks back first
 */
export async function deliverChannel(
  outbox: Outbox,
  place: Place,
  signal: AbortSignal,
): Promise<{ retryInMs?: number }> {
  const { store, clock } = outbox;
  const owner = outbox.newOwner();
  const lease = () => {
    const now = clock.now();
    return store.posts.leaseChannel(place, owner, now, new Date(now.getTime() + LEASE_MS));
  };
  const { may, halted } = await mayDeliver(outbox, place);
  if (!may) return {};
  if (!(await lease())) {
    const until = await store.posts.heldUntil(place);
    return { retryInMs: Math.max(1000, (until?.getTime() ?? 0) - clock.now().getTime()) };
  }
  let isHalted = halted;
  try {
    for (;;) {
      const posts = await store.posts.undelivered(place, BATCH);
      if (posts.length === 0) return {};
      for (const post of posts) {
        signal.throwIfAborted();
        if (!(await lease())) return { retryInMs: 1000 };
        const fate = await deliverPost(outbox, post, lease);
        if (fate === 'halted') return {};
        if (fate === 'shown' && isHalted) {
          await endHalt(outbox, place);
          isHalted = false;
        }
        if (typeof fate === 'object') {
          // Nobody else tries this channel before that time either.
          if (fate.holds) await store.posts.holdChannel(place, owner, new Date(clock.now().getTime() + fate.waitMs));
          return { retryInMs: fate.waitMs };
        }
      }
    }
  } finally {
    await store.posts.releaseChannel(place, owner);
  }
}

/** The right to deliver to the channel has gone to another process, which is at it. */
class LeaseLost extends Error {}
/** The channel has had as many messages as it should for now, or it is too early to look for one. */
class NotYet extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super(`not before ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** @param lease renews the right to deliver; false when it is lost */
async function deliverPost(outbox: Outbox, post: Post, lease: () => Promise<boolean>): Promise<Fate> {
  const { store, log } = outbox;
  const { teamId, key } = post;
  // Until this attempt begins, a refusal says nothing about the one before: only a call that shows something decides.
  let hasBegun = false;
  const begin = async () => {
    if (!(await lease())) throw new LeaseLost();
    await store.posts.begin(teamId, key);
    hasBegun = true;
  };
  const putBack = async (code: string) => {
    if (post.state !== 'undecided' || hasBegun) await store.posts.putBack(teamId, key, code);
  };
  // A look back, or an upload, that keeps failing comes as rarely as a post.
  const later = async (): Promise<Fate> => {
    if (!hasBegun) await store.posts.countAttempt(teamId, key);
    return { waitMs: backoff(post), holds: true };
  };
  try {
    return (await bringUpToDate(outbox, post, begin)) ? 'shown' : 'gone';
  } catch (error) {
    if (error instanceof LeaseLost) return { waitMs: 1000 };
    if (error instanceof NotYet) return { waitMs: error.waitMs };
    const limit = rateLimitMs(error);
    if (limit !== undefined) {
      await putBack('ratelimited');
      return { waitMs: limit, holds: true };
    }
    // It may have stored the message: such a post stays undecided and is looked for.
    if (isOutage(error) || error instanceof UploadFailed) return later();
    const code = platformError(error);
    if (code === undefined) throw error;
    if (await isHalt(outbox, post, code)) {
      await putBack(code);
      return 'halted';
    }
    if (isPassing(code) && post.attempts < MAX_ATTEMPTS) {
      // So may `internal_error` and the like.
      return later();
    }
    log.warn({ channel: post.channelId, key, code }, 'Slack refused a post');
    if (post.content.type === 'file') {
      await putBack(code);
      await refuseFile(store, post, code);
    } else {
      await store.posts.fail(teamId, key, code);
    }
    return 'gone';
  }
}

/** Twice as long after each attempt. */
function backoff({ attempts }: Post): number {
  return Math.min(1000 * 2 ** Math.min(attempts, 10), LONGEST_WAIT_MS);
}

/** Whether Slack takes nothing in the channel or workspace until somebody mends that; then it is on record. */
async function isHalt(outbox: Outbox, { teamId, channelId }: Post, code: string): Promise<boolean> {
  if (isWorkspaceReason(code)) {
    await haltWorkspace(outbox, teamId, code);
    return true;
  }
  return isChannelReason(code) && (await haltChannel(outbox, { teamId, channelId }, code));
}

/**
 * Says something to one person, in their language: in the channel, where only they see it, or in their messages with the
 * app. Such a message cannot be looked for afterwards, so one whose fate is unknown counts as said: better once too few
 * than twice.
 * @returns whether Slack took it now
 */
async function whisper(
  outbox: Outbox,
  post: Post,
  { reader, threadTs, begin }: { reader: string; threadTs: string | undefined; begin: () => Promise<void> },
): Promise<boolean> {
  const { store, client, course } = outbox;
  const { teamId, key, revision, content } = post;
  if (content.type === 'file') throw new Error(`post ${key}: a file cannot be private`);
  const isNew = post.state !== 'undecided';
  if (isNew) {
    const words = wordsFor(course, await outbox.localeOf(teamId, reader));
    await begin();
    const message = { channel: post.channelId, ...renderContent(words, content) };
    // To a person's own place with the app; elsewhere so that only they see it.
    if (post.channelId === reader) {
      const posted = await client.chat.postMessage({ ...message, unfurl_links: false });
      if (posted.channel !== undefined) await store.members.setDirectId(teamId, reader, posted.channel);
    } else {
      const place = threadTs === undefined ? {} : { thread_ts: threadTs };
      await client.chat.postEphemeral({ ...message, user: reader, ...place });
    }
  }
  // Private messages have no place in the channel's history that could be answered or changed.
  await store.posts.delivered(teamId, key, `private:${key}`, revision);
  return isNew;
}

/**
 * A file cannot be sent to a person's id, as a message can: it goes to their conversation with the app, which the message before it
 * has made known.
 */
async function placed({ store }: Outbox, post: Post): Promise<Post> {
  if (post.content.type !== 'file' || !/^[UW]/u.test(post.channelId)) return post;
  const member = await store.members.byId(post.teamId, post.channelId);
  return { ...post, channelId: member?.directId ?? post.channelId };
}

/**
 * @param begin marks the post undecided, right before the call that shows it
 * @returns whether Slack took something
 */
async function bringUpToDate(outbox: Outbox, addressed: Post, begin: () => Promise<void>): Promise<boolean> {
  const { store, client, course } = outbox;
  const post = await placed(outbox, addressed);
  const { teamId, key, revision } = post;
  const thread = post.threadKey === undefined ? undefined : await store.posts.byKey(teamId, post.threadKey);
  if (post.threadKey !== undefined && thread?.ts === undefined) {
    // In order of seq the parent comes first: without it, it has failed for good.
    await store.posts.fail(teamId, key, 'thread_not_posted');
    return false;
  }
  const reader = privateTo(post.content);
  if (reader !== undefined) {
    return whisper(outbox, post, { reader, threadTs: thread?.ts, begin });
  }
  if (post.ts === undefined && post.state === 'undecided') {
    const settleMs = post.content.type === 'file' ? SETTLE_MS.file : SETTLE_MS.message;
    const early = settleMs - (post.begunMsAgo ?? settleMs);
    if (early > 0) throw new NotYet(early);
    const found = await findDelivered(client, post, thread?.ts);
    if (found !== undefined) {
      // Its text may be that of an earlier revision: shown once more by an update, which is harmless to repeat.
      await store.posts.delivered(teamId, key, found, post.content.type === 'file' ? revision : 0);
      if (post.content.type === 'file') return true;
      return bringUpToDate(outbox, { ...post, ts: found }, begin);
    }
  }
  if (post.ts === undefined) {
    const waitMs = await store.posts.pace(post, outbox.rate);
    if (waitMs > 0) throw new NotYet(waitMs);
  }
  if (post.content.type === 'file') {
    const ts = await shareFile({ store, client, course }, post, thread?.ts, begin);
    await store.posts.delivered(teamId, key, ts, revision);
    return true;
  }
  const message = {
    channel: post.channelId,
    ...renderContent(wordsFor(course, post.locale), post.content),
    metadata: { event_type: POST_EVENT, event_payload: { key } },
  };
  if (post.ts !== undefined) {
    await client.chat.update({ ...message, ts: post.ts });
    await store.posts.delivered(teamId, key, post.ts, revision);
    return true;
  }
  await begin();
  const posted = await client.chat.postMessage({
    ...message,
    unfurl_links: false,
    ...(thread?.ts === undefined ? {} : { thread_ts: thread.ts }),
  });
  if (posted.ts === undefined) throw new Error('chat.postMessage answered without ts');
  await store.posts.delivered(teamId, key, posted.ts, revision);
  return true;
}
