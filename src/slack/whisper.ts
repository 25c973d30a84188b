import { privateTo } from '../messages/content.ts';
import type { Post } from '../messages/post.ts';
import { draw, metadataOf, settle } from './delivery/draw-post.ts';
import { findDelivered } from './delivery/find-delivered.ts';
import type { Outbox } from './delivery/outbox.ts';
import { wordsFor } from './messages/words.ts';

/**
 * Says something to one person, in their language: in the channel, where only they see it, or in their messages with the
 * app. What is shown in a channel to one person alone cannot be looked for afterwards, nor can the first message to somebody
 * whose conversation with the app is not known yet: where the fate of such a one is unknown it counts as said, better once
 * too few than twice.
 * @param how.begin marks the post undecided, right before the call that shows it
 * @returns whether Slack took it now
 */
export async function whisper(
  outbox: Outbox,
  post: Post,
  { threadTs, begin }: { threadTs: string | undefined; begin: () => Promise<void> },
): Promise<boolean> {
  const { store, client, course, log } = outbox;
  const { teamId, key, revision, content, channelId } = post;
  const reader = privateTo(content);
  if (reader === undefined) throw new Error(`post ${key} is for everybody`);
  const isDirect = channelId === reader;
  // Private messages have no place in the channel's history that could be answered or changed.
  const said = () => store.deliveries.delivered(teamId, key, `private:${key}`, revision);
  if (post.state === 'undecided') {
    settle(post);
    const directId = isDirect ? (await store.members.byId(teamId, reader))?.directId : undefined;
    if (directId === undefined || (await findDelivered(client, post, { channelId: directId })) !== undefined) {
      if (directId === undefined) log.warn({ teamId, key }, 'a private message may have been lost; it counts as said');
      await said();
      return false;
    }
  }
  const words = wordsFor(course, await outbox.chat.localeOf(teamId, reader));
  const message = { channel: channelId, ...draw(words, content) };
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
