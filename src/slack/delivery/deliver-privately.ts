import { announce } from '../../flow/announce.ts';
import { maySee } from '../../flow/members/check-member.ts';
import { tellNews } from '../../flow/tell-news.ts';
import { type ContentOf, isPrivate, type PrivateType } from '../../messages/content.ts';
import { channelsTold, partSeenIn } from '../../messages/part-seen-in.ts';
import type { Post } from '../../messages/post.ts';
import { newsKey } from '../../messages/post-keys.ts';
import { wordsFor } from '../messages/words.ts';
import { findDelivered } from './find-delivered.ts';
import { lookUp } from './look-up.ts';
import type { Outbox } from './outbox.ts';
import { CannotRender, metadataOf, renderPost, requireSettled } from './render-post.ts';

/**
 * Posts a private message to one person as a direct message, in their language. The first one cannot be looked for, because its
 * conversation id is unknown. Such a post counts as delivered when its result is unknown, because a lost message is better here than a
 * repeated one. A direct message that has changed since is updated. A private post of a channel becomes news in the person's direct
 * messages: an ephemeral message would reach only people who are active at that moment
 * (https://docs.slack.dev/reference/methods/chat.postEphemeral). What it tells of a cohort whose channel the person has left meanwhile is left out.
 * @param begin marks the post undecided, right before the call that shows it
 * @returns whether Slack accepted it now
 */
export async function deliverPrivately(outbox: Outbox, post: Post, begin: () => Promise<void>): Promise<boolean> {
  const { store, client, course, log } = outbox;
  const { teamId, key, revision, content, channelId } = post;
  if (!isPrivate(content)) throw new Error(`post ${key} is for everybody`);
  const reader = content.to;
  const isDirect = channelId === reader;
  // What was told otherwise, or by an earlier release, has no `ts` by which it could be changed.
  const said = (ts = `private:${key}`) => store.deliveries.delivered(teamId, key, ts, revision);
  const seen = await seenPart(outbox, teamId, content);
  if (seen === undefined) {
    await said(post.ts);
    return false;
  }
  const directId = isDirect ? (await store.members.byId(teamId, reader))?.directId : undefined;
  if (post.state === 'undecided') {
    requireSettled(post);
    const found = directId === undefined ? undefined : await findDelivered(outbox, post, { channelId: directId });
    if (directId === undefined || found !== undefined) {
      if (directId === undefined)
        log.warn({ teamId, key }, 'a private message may have been lost; it counts as delivered');
      await said(found);
      return false;
    }
  }
  if (!isDirect) {
    // Once told, it stays as it was told.
    if (post.ts === undefined) await tellDirectly(outbox, post);
    else await said(post.ts);
    return false;
  }
  const words = wordsFor(course, await outbox.chat.localeOf(teamId, reader), {
    lookedUp: await lookUp(outbox, teamId, seen),
  });
  const message = { channel: channelId, ...renderPost(words, seen) };
  if (post.ts !== undefined && post.state !== 'undecided') {
    if (directId !== undefined) {
      await client.chat.update({ ...message, ...metadataOf(post), channel: directId, ts: post.ts });
    }
    await said(post.ts);
    return true;
  }
  await begin();
  const posted = await client.chat.postMessage({ ...message, ...metadataOf(post), unfurl_links: false });
  if (posted.channel !== undefined) await store.members.setDirectId(teamId, reader, posted.channel);
  await said(posted.ts);
  return true;
}

/** Moves a private post from its channel to the direct messages of its reader. */
async function tellDirectly(
  outbox: Outbox,
  { teamId, channelId, key, revision, locale, content }: Post,
): Promise<void> {
  if (content.type !== 'role-cards' && content.type !== 'review-asked' && content.type !== 'reviews-complete')
    throw new CannotRender(`a message of the type ${content.type} belongs into direct messages`);
  const news = { teamId, locale, key: newsKey(outbox.newOwner()), now: outbox.clock.now() };
  await outbox.store.transaction(async (tx) => {
    await tellNews(tx, news, { ...content, channel: channelId });
    await tx.deliveries.delivered(teamId, key, `private:${key}`, revision);
  });
  await announce(outbox, { teamId, channelId: content.to });
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
