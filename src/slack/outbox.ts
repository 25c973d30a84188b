import type { WebClient } from '@slack/web-api';
import type { Course } from '../course/types.ts';
import { privateTo } from '../flow/content.ts';
import { refuseFile } from '../flow/refuse-file.ts';
import type { Chat, Clock, Log, Place, Post, Store } from '../ports.ts';
import { renderContent, wordsFor } from './blocks/render-content.ts';
import { isPassing, platformError, rateLimitMs } from './errors.ts';
import { findDelivered } from './find-delivered.ts';
import { POST_EVENT } from './ids.ts';
import { shareFile } from './share-file.ts';

/** Longer than any one call to Slack may take; renewed before each post. */
const LEASE_MS = 30_000;
const BATCH = 20;
/** A post that Slack keeps failing to take is given up after this many attempts. */
const MAX_ATTEMPTS = 20;

export interface Outbox {
  store: Store;
  client: WebClient;
  course: Course;
  clock: Clock;
  log: Log;
  /** Language of a person, for what only they see. */
  localeOf: Chat['localeOf'];
  /** Names one delivery among all that run: two of the same process must not deliver to one channel either. */
  newOwner: () => string;
}

/**
 * Brings a channel's messages up to date, in order, each posted exactly once: a post is marked `undecided` before the
 * call to Slack, and an undecided one is looked for in its thread (by its key in the message's metadata) before it is
 * posted again.
 * @returns `retryInMs` when Slack asked to wait, or when another process is at it
 * @param signal stops between two posts
 * @throws what made the fate of a post unknown; the job's retry looks back first
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
  if (!(await lease())) return { retryInMs: 1000 };
  try {
    for (;;) {
      const posts = await store.posts.undelivered(place, BATCH);
      if (posts.length === 0) return {};
      for (const post of posts) {
        signal.throwIfAborted();
        if (!(await lease())) return { retryInMs: 1000 };
        const wait = await deliverPost(outbox, post);
        if (wait !== undefined) return { retryInMs: wait };
      }
    }
  } finally {
    await store.posts.releaseChannel(place, owner);
  }
}

/** @returns milliseconds to wait when Slack refused for now */
async function deliverPost(outbox: Outbox, post: Post): Promise<number | undefined> {
  const { store, log } = outbox;
  try {
    await bringUpToDate(outbox, post);
    return undefined;
  } catch (error) {
    const limit = rateLimitMs(error);
    const code = platformError(error);
    if (limit === undefined && code === undefined) throw error;
    if (limit !== undefined || isPassing(code ?? '')) {
      if (post.attempts >= MAX_ATTEMPTS) {
        await store.posts.fail(post.teamId, post.key, code ?? 'ratelimited');
        return undefined;
      }
      // `internal_error` and the like may have stored the message: such a post stays undecided and is looked for.
      if (limit !== undefined) await store.posts.putBack(post.teamId, post.key, 'ratelimited');
      return limit ?? 1000 * 2 ** Math.min(post.attempts, 6);
    }
    log.warn({ channel: post.channelId, key: post.key, code }, 'Slack refused a post');
    if (post.content.type === 'file') {
      await store.posts.putBack(post.teamId, post.key, code ?? '');
      await refuseFile(store, post, code ?? '');
    } else {
      await store.posts.fail(post.teamId, post.key, code ?? '');
    }
    return undefined;
  }
}

/**
 * Says something to one person, in their language: in the channel, where only they see it, or in their messages with the app. Such a message cannot be looked for afterwards, so one
 * whose fate is unknown counts as said: better once too few than twice.
 */
async function whisper(outbox: Outbox, post: Post, reader: string, threadTs: string | undefined): Promise<void> {
  const { store, client, course } = outbox;
  const { teamId, key, revision, content } = post;
  if (content.type === 'file') throw new Error(`post ${key}: a file cannot be private`);
  if (post.state !== 'undecided') {
    const words = wordsFor(course, await outbox.localeOf(teamId, reader));
    await store.posts.begin(teamId, key);
    const message = { channel: post.channelId, ...renderContent(words, content) };
    // To a person's own place with the app; elsewhere so that only they see it.
    if (post.channelId === reader) await client.chat.postMessage({ ...message, unfurl_links: false });
    else {
      const place = threadTs === undefined ? {} : { thread_ts: threadTs };
      await client.chat.postEphemeral({ ...message, user: reader, ...place });
    }
  }
  // Private messages have no place in the channel's history that could be answered or changed.
  await store.posts.delivered(teamId, key, `private:${key}`, revision);
}

async function bringUpToDate(outbox: Outbox, post: Post): Promise<void> {
  const { store, client, course } = outbox;
  const { teamId, key, revision } = post;
  const thread = post.threadKey === undefined ? undefined : await store.posts.byKey(teamId, post.threadKey);
  if (post.threadKey !== undefined && thread?.ts === undefined) {
    // In order of seq the parent comes first: without it, it has failed for good.
    await store.posts.fail(teamId, key, 'thread_not_posted');
    return;
  }
  const reader = privateTo(post.content);
  if (reader !== undefined) {
    await whisper(outbox, post, reader, thread?.ts);
    return;
  }
  if (post.ts === undefined && post.state === 'undecided') {
    const found = await findDelivered(client, post, thread?.ts);
    if (found !== undefined) {
      // Its text may be that of an earlier revision: shown once more by an update, which is harmless to repeat.
      await store.posts.delivered(teamId, key, found, post.content.type === 'file' ? revision : 0);
      if (post.content.type === 'file') return;
      await bringUpToDate(outbox, { ...post, ts: found });
      return;
    }
  }
  if (post.content.type === 'file') {
    const ts = await shareFile({ store, client, course }, post, thread?.ts);
    await store.posts.delivered(teamId, key, ts, revision);
    return;
  }
  const message = {
    channel: post.channelId,
    ...renderContent(wordsFor(course, post.locale), post.content),
    metadata: { event_type: POST_EVENT, event_payload: { key } },
  };
  if (post.ts !== undefined) {
    await client.chat.update({ ...message, ts: post.ts });
    await store.posts.delivered(teamId, key, post.ts, revision);
    return;
  }
  await store.posts.begin(teamId, key);
  const posted = await client.chat.postMessage({
    ...message,
    unfurl_links: false,
    ...(thread?.ts === undefined ? {} : { thread_ts: thread.ts }),
  });
  if (posted.ts === undefined) throw new Error('chat.postMessage answered without ts');
  await store.posts.delivered(teamId, key, posted.ts, revision);
}
