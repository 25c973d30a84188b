import { listRequests } from '../../flow/requests/list-requests.ts';
import { privateTo } from '../../messages/content.ts';
import { filesOf, showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { withoutImages } from '../../messages/without-images.ts';
import { platformError } from '../app/errors.ts';
import { wordsFor, wordsIn } from '../messages/words.ts';
import { deliverPrivately } from './deliver-privately.ts';
import { findDelivered } from './find-delivered.ts';
import { lookUp } from './look-up.ts';
import type { Outbox } from './outbox.ts';
import { CannotRender, metadataOf, renderPost, requireSettled, TooEarly } from './render-post.ts';
import { renewOverviewsLater, showCanvasLater } from './renew-overviews-later.ts';
import { removeFile, shareFiles } from './share-files.ts';
import { showChartsLater } from './show-charts-later.ts';

/** What an attempt that Slack didn't refuse has come to; see `DeliveryOutcome`. */
export type Shown = 'shown' | 'there' | 'gone';

/**
 * Shows the current state of a post: posts it, or updates its message. A post with an unknown result is looked for first.
 * @param begin marks the post undecided, right before the call that shows it
 * @returns `shown` when Slack has just accepted a message, `there` when it has what it should have, `gone` when nothing is to be sent
 * @throws TooEarly, CannotRender, UploadFailed, and errors of the client
 */
export async function bringUpToDate(outbox: Outbox, post: Post, begin: () => Promise<void>): Promise<Shown> {
  const { store, client } = outbox;
  const { teamId, key, revision } = post;
  if (post.content.type === 'file-gone') return takeFiles(outbox, post);
  const thread = post.threadKey === undefined ? undefined : await store.posts.byKey(teamId, post.threadKey);
  if (post.threadKey !== undefined && thread?.ts === undefined) {
    // The parent has the lower seq: without a message by now, it has failed for good.
    await store.deliveries.fail(teamId, key, 'thread_not_posted');
    return 'gone';
  }
  const threadTs = thread?.ts;
  if (post.content.type === 'request') await listRequests(store, post);
  await renewOverviewsLater(outbox, post);
  await showCanvasLater(outbox, post);
  if (privateTo(post.content) !== undefined) return (await deliverPrivately(outbox, post, begin)) ? 'shown' : 'gone';
  if (showsFiles(post.content)) return showFiles(outbox, post, { threadTs, begin });
  const update = async (ts: string): Promise<Shown> => {
    try {
      await updateMessage(outbox, { ...post, ts });
    } catch (error) {
      if (platformError(error) !== 'invalid_blocks' || !(await dropImages(store, post))) throw error;
      return 'gone';
    }
    await store.deliveries.delivered(teamId, key, ts, revision);
    return 'shown';
  };
  if (post.ts !== undefined && isMessageTs(post.ts)) return update(post.ts);
  const channelId = await conversationOf(outbox, post);
  const found = await find(outbox, post, { channelId, threadTs });
  if (found !== undefined) {
    // The found message may show an earlier revision. Repeating an update does no harm.
    await store.deliveries.delivered(teamId, key, found, 0);
    return update(found);
  }
  const message = await draw(outbox, post);
  await takeTurn(outbox, post);
  await begin();
  const thread_ts = threadTs === undefined ? {} : { thread_ts: threadTs };
  const posted = await client.chat.postMessage({ ...message, unfurl_links: false, ...thread_ts });
  if (posted.ts === undefined) throw new Error('chat.postMessage answered without ts');
  await store.deliveries.delivered(teamId, key, posted.ts, revision);
  return 'shown';
}

/** Shows a post in its message, which `post.ts` names. @throws CannotRender, and errors of the client */
export async function updateMessage(outbox: Outbox, post: Post & { ts: string }): Promise<void> {
  await outbox.client.chat.update({ ...(await draw(outbox, post)), ts: post.ts });
}

async function draw(outbox: Outbox, post: Post) {
  const { course } = outbox;
  const words = wordsFor(course, post.locale, { lookedUp: await lookUp(outbox, post.teamId, post.content) });
  return {
    channel: await conversationOf(outbox, post),
    ...renderPost(wordsIn(words, post.channelId), post.content),
    ...metadataOf(post),
  };
}

/**
 * Takes the images out of findings whose message Slack refused: it takes no image of a file that someone has deleted. The words come without them.
 * @returns false when there are none
 */
function dropImages(store: Outbox['store'], { teamId, key, content }: Post): Promise<boolean> {
  return store.transaction(async (tx) => {
    if (content.type !== 'findings' || content.images === undefined) return false;
    const now = await tx.posts.lock(teamId, key);
    if (now !== undefined) await tx.posts.revise(teamId, key, withoutImages(now.content));
    return true;
  });
}

async function showFiles(
  outbox: Outbox,
  post: Post,
  { threadTs, begin }: { threadTs: string | undefined; begin: () => Promise<void> },
): Promise<Shown> {
  const { store, client } = outbox;
  const { teamId, key, revision, fileIds = [], fileRevision = 1 } = post;
  const channelId = await conversationOf(outbox, post);
  const found = await find(outbox, post, { channelId, threadTs });
  if (found !== undefined && revision === fileRevision) {
    await showChartsLater(outbox, post);
    await store.deliveries.delivered(teamId, key, found, revision);
    return 'there';
  }
  for (const { artifactId } of filesOf(post.content)) {
    if (!(await store.artifacts.has(teamId, artifactId))) throw new CannotRender('the content of a file is gone');
  }
  // Slack has no update of a file, so those of another revision go.
  if (found !== undefined || post.ts !== undefined) for (const id of fileIds) await removeFile(client, id);
  await takeTurn(outbox, { ...post, channelId });
  // In a direct message, files name the channel that they are from.
  const courseChannel = (post.content.type === 'files' ? post.content.channel : undefined) ?? post.channelId;
  const ts = await shareFiles(outbox, { ...post, channelId }, { threadTs, begin, courseChannel });
  await showChartsLater(outbox, post);
  await store.deliveries.delivered(teamId, key, ts, revision);
  return 'shown';
}

/** Takes files out of Slack, which works anywhere, so it doesn't show that the channel takes messages. */
async function takeFiles({ store, client }: Outbox, { teamId, key, revision, fileIds = [], ts }: Post): Promise<Shown> {
  for (const id of fileIds) await removeFile(client, id);
  await store.deliveries.delivered(teamId, key, ts ?? `gone:${key}`, revision);
  return fileIds.length === 0 ? 'gone' : 'there';
}

/**
 * Looks for a post with an unknown result.
 * @returns its ts (for files the first one's id), if Slack has it
 * @throws TooEarly
 */
async function find(
  outbox: Outbox,
  post: Post,
  where: { channelId: string; threadTs: string | undefined },
): Promise<string | undefined> {
  if (post.state !== 'undecided') return undefined;
  requireSettled(post);
  return findDelivered(outbox, post, { ...where, after: await outbox.store.deliveries.newestTs(post) });
}

/** Whether this is a message. Delivered files have the id of the first one instead, also after their words have taken their place. */
function isMessageTs(ts: string): boolean {
  return /^\d/u.test(ts);
}

/**
 * Waits for the channel's pace.
 * @throws TooEarly when the channel has had enough messages for now
 */
async function takeTurn({ store, rate }: Outbox, post: Post): Promise<void> {
  const waitMs = await store.deliveries.pace(post, rate);
  if (waitMs > 0) throw new TooEarly(waitMs);
}

/**
 * The id of the conversation that a post is shown in. Slack doesn't share files to a person's id and doesn't change messages there, so
 * these go to their direct conversation, whose id the first message to them has stored.
 */
async function conversationOf({ store }: Outbox, { teamId, channelId }: Post): Promise<string> {
  if (!/^[UW]/u.test(channelId)) return channelId;
  return (await store.members.byId(teamId, channelId))?.directId ?? channelId;
}
