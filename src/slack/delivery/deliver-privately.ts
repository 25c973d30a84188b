import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { wordsFor } from '../messages/words.ts';
import { findDelivered } from './find-delivered.ts';
import type { Outbox } from './outbox.ts';
import { metadataOf, renderPost, requireSettled } from './render-post.ts';

/**
 * Posts a private message to one person, in their language: an ephemeral message in the channel, or a direct message. An
 * ephemeral message cannot be looked for, and neither can the first direct message, whose conversation id is unknown. Such a post
 * counts as delivered when its result is unknown, because a lost message is better here than a repeated one.
 * @param how.begin marks the post undecided, right before the call that shows it
 * @returns whether Slack accepted it now
 */
export async function deliverPrivately(
  outbox: Outbox,
  post: Post,
  { threadTs, begin }: { threadTs: string | undefined; begin: () => Promise<void> },
): Promise<boolean> {
  const { store, client, course, log } = outbox;
  const { teamId, key, revision, content, channelId } = post;
  const reader = privateTo(content);
  if (reader === undefined) throw new Error(`post ${key} is for everybody`);
  const isDirect = channelId === reader;
  // The `ts` of a private message is not needed: nobody can reply to it, and it is never updated.
  const said = () => store.deliveries.delivered(teamId, key, `private:${key}`, revision);
  if (post.state === 'undecided') {
    requireSettled(post);
    const directId = isDirect ? (await store.members.byId(teamId, reader))?.directId : undefined;
    if (directId === undefined || (await findDelivered(outbox, post, { channelId: directId })) !== undefined) {
      if (directId === undefined)
        log.warn({ teamId, key }, 'a private message may have been lost; it counts as delivered');
      await said();
      return false;
    }
  }
  const words = wordsFor(course, await outbox.chat.localeOf(teamId, reader));
  const message = { channel: channelId, ...renderPost(words, content) };
  await begin();
  if (isDirect) {
    const posted = await client.chat.postMessage({ ...message, ...metadataOf(post), unfurl_links: false });
    if (posted.channel !== undefined) await store.members.setDirectId(teamId, reader, posted.channel);
  } else {
    const place = threadTs === undefined ? {} : { thread_ts: threadTs };
    await client.chat.postEphemeral({ ...message, user: reader, ...place });
  }
  await said();
  return true;
}
