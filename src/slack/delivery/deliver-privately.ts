import { maySee } from '../../flow/members/check-member.ts';
import { type ContentOf, isPrivate, type PrivateType } from '../../messages/content.ts';
import { channelsTold, partSeenIn } from '../../messages/part-seen-in.ts';
import type { Post } from '../../messages/post.ts';
import { wordsFor } from '../messages/words.ts';
import { findDelivered } from './find-delivered.ts';
import type { Outbox } from './outbox.ts';
import { metadataOf, renderPost, requireSettled } from './render-post.ts';

/**
 * Posts a private message to one person, in their language: an ephemeral message in the channel, or a direct message. An
 * ephemeral message cannot be looked for, and neither can the first direct message, whose conversation id is unknown. Such a post
 * counts as delivered when its result is unknown, because a lost message is better here than a repeated one. A direct message that has
 * changed since is updated. What it tells of a cohort whose channel the person has left meanwhile is left out.
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
  if (!isPrivate(content)) throw new Error(`post ${key} is for everybody`);
  const reader = content.to;
  const isDirect = channelId === reader;
  // An ephemeral message has no `ts` by which it could be changed, and nobody can reply to it.
  const said = (ts = `private:${key}`) => store.deliveries.delivered(teamId, key, ts, revision);
  const seen = await seenPart(outbox, teamId, content);
  if (seen === undefined) {
    await said(post.ts);
    return false;
  }
  const directId = isDirect ? (await store.members.byId(teamId, reader))?.directId : undefined;
  if (post.state === 'undecided') {
    requireSettled(post);
    const found = directId === undefined ? undefined : await findDelivered(client, post, { channelId: directId });
    if (directId === undefined || found !== undefined) {
      if (directId === undefined)
        log.warn({ teamId, key }, 'a private message may have been lost; it counts as delivered');
      await said(found);
      return false;
    }
  }
  const words = wordsFor(course, await outbox.chat.localeOf(teamId, reader));
  const message = { channel: channelId, ...renderPost(words, seen) };
  if (post.ts !== undefined && post.state !== 'undecided') {
    if (directId !== undefined) {
      await client.chat.update({ ...message, ...metadataOf(post), channel: directId, ts: post.ts });
    }
    await said(post.ts);
    return true;
  }
  await begin();
  if (isDirect) {
    const posted = await client.chat.postMessage({ ...message, ...metadataOf(post), unfurl_links: false });
    if (posted.channel !== undefined) await store.members.setDirectId(teamId, reader, posted.channel);
    await said(posted.ts);
  } else {
    const place = threadTs === undefined ? {} : { thread_ts: threadTs };
    await client.chat.postEphemeral({ ...message, user: reader, ...place });
    await said();
  }
  return true;
}

/** The part of a message that its reader may see now; undefined when there is none. */
async function seenPart({ store }: Pick<Outbox, 'store'>, teamId: string, content: ContentOf<PrivateType>) {
  const hidden = new Set<string>();
  for (const channelId of channelsTold(content)) {
    const cohort = await store.cohorts.inChannel({ teamId, channelId });
    if (cohort !== undefined && !(await maySee(store, cohort, content.to))) hidden.add(channelId);
  }
  return partSeenIn(content, hidden);
}
