import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { wordsFor } from '../messages/words.ts';
import { whisper } from '../whisper.ts';
import { CannotDraw, draw, metadataOf, NotYet, settle } from './draw-post.ts';
import { findDelivered } from './find-delivered.ts';
import type { Outbox } from './outbox.ts';
import { shareFile } from './share-file.ts';

/**
 * Shows a post as it is now: posts it, or updates the message that it has. One whose fate is unknown is looked for first.
 * @param begin marks the post undecided, right before the call that shows it
 * @returns whether Slack took something
 * @throws NotYet; CannotDraw; UploadFailed; what the client throws for a call
 */
export async function bringUpToDate(outbox: Outbox, post: Post, begin: () => Promise<void>): Promise<boolean> {
  const { store, client, course } = outbox;
  const { teamId, key, revision } = post;
  const thread = post.threadKey === undefined ? undefined : await store.posts.byKey(teamId, post.threadKey);
  if (post.threadKey !== undefined && thread?.ts === undefined) {
    // In order of seq the parent comes first: without it, it has failed for good.
    await store.deliveries.fail(teamId, key, 'thread_not_posted');
    return false;
  }
  const threadTs = thread?.ts;
  if (privateTo(post.content) !== undefined) return whisper(outbox, post, { threadTs, begin });
  if (post.content.type === 'file') return showFile(outbox, post, { threadTs, begin });
  const message = {
    channel: post.channelId,
    ...draw(wordsFor(course, post.locale), post.content),
    ...metadataOf(post),
  };
  const update = async (ts: string) => {
    await client.chat.update({ ...message, ts });
    await store.deliveries.delivered(teamId, key, ts, revision);
    return true;
  };
  if (post.ts !== undefined) return update(post.ts);
  const found = await find(outbox, post, { channelId: post.channelId, threadTs });
  if (found !== undefined) {
    // Its text may be that of an earlier revision: shown once more by an update, which is harmless to repeat.
    await store.deliveries.delivered(teamId, key, found, 0);
    return update(found);
  }
  await takeTurn(outbox, post);
  await begin();
  const thread_ts = threadTs === undefined ? {} : { thread_ts: threadTs };
  const posted = await client.chat.postMessage({ ...message, unfurl_links: false, ...thread_ts });
  if (posted.ts === undefined) throw new Error('chat.postMessage answered without ts');
  await store.deliveries.delivered(teamId, key, posted.ts, revision);
  return true;
}

async function showFile(
  outbox: Outbox,
  post: Post,
  { threadTs, begin }: { threadTs: string | undefined; begin: () => Promise<void> },
): Promise<boolean> {
  const { store } = outbox;
  const { teamId, key, revision, content } = post;
  const channelId = await conversationOf(outbox, post);
  const found = await find(outbox, post, { channelId, threadTs });
  if (found !== undefined) {
    await store.deliveries.delivered(teamId, key, found, revision);
    return true;
  }
  const artifact = content.type === 'file' ? await store.artifacts.byId(teamId, content.artifactId) : undefined;
  if (artifact === undefined) throw new CannotDraw('the content of a file is gone');
  await takeTurn(outbox, { ...post, channelId });
  const ts = await shareFile(outbox, { ...post, channelId }, { artifact, threadTs, begin });
  await store.deliveries.delivered(teamId, key, ts, revision);
  return true;
}

/** @returns the ts (of a file the id) of a post whose fate was unknown, if Slack has it. @throws NotYet */
async function find(
  { store, client }: Outbox,
  post: Post,
  where: { channelId: string; threadTs: string | undefined },
): Promise<string | undefined> {
  if (post.state !== 'undecided') return undefined;
  settle(post);
  return findDelivered(client, post, { ...where, after: await store.deliveries.newestTs(post) });
}

/** @throws NotYet when the channel has had as many messages as it should for now */
async function takeTurn({ store, rate }: Outbox, post: Post): Promise<void> {
  const waitMs = await store.deliveries.pace(post, rate);
  if (waitMs > 0) throw new NotYet(waitMs);
}

/**
 * A file cannot be sent to a person's id, as a message can: it goes to their conversation with the app, which the message before it
 * has made known.
 */
async function conversationOf({ store }: Outbox, { teamId, channelId }: Post): Promise<string> {
  if (!/^[UW]/u.test(channelId)) return channelId;
  return (await store.members.byId(teamId, channelId))?.directId ?? channelId;
}
