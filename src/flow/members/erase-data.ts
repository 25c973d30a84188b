import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { reviewKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { PersonRef } from './count-data.ts';
import { eraseContent, GONE, NO_WORDS } from './erase-content.ts';
import { leaveCohort } from './leave-cohort.ts';
import type { MembersPort } from './port.ts';

/**
 * Deletes what is kept about a person: roles, absence, drafts, labels and ratings of the worked example. Their requests,
 * replies and reviews still count for the team, in tables and messages, but without text and under a pseudonym. Their open
 * requests go to others first, and another facilitator follows them. Messages that they wrote in Slack stay there.
 */
export async function eraseData(
  needs: Omit<MembersPort, 'initialRoles'>,
  { teamId, userId }: PersonRef,
): Promise<void> {
  const { store, random } = needs;
  for (const { channelId } of await store.cohorts.ofUser(teamId, userId)) {
    await leaveCohort(needs, { place: { teamId, channelId }, userId });
  }
  const pseudonym = `${GONE}${random.uuid().slice(0, 8).toUpperCase()}`;
  const channels = await store.transaction(async (tx) => {
    const changed = new Set<string>();
    const theirs = new Set<string>();
    for (const review of (await tx.people.rowsOf(teamId, userId)).review ?? []) {
      if (review.reviewer_id === userId) theirs.add(reviewKey(String(review.request_id), Number(review.nth)));
    }
    for (const post of await tx.people.postsOf(teamId, userId)) {
      if (isGone(post, userId)) {
        await tx.people.removePost(teamId, post.key);
        continue;
      }
      const isTheirReview =
        theirs.has(post.key) || (post.content.type === 'review-result' && post.content.reviewer === userId);
      const content = eraseContent(post.content, userId, pseudonym, isTheirReview);
      if (privateTo(post.content) !== undefined) await tx.people.rewritePost(teamId, post.key, content);
      else {
        await tx.posts.revise(teamId, post.key, content);
        changed.add(post.channelId);
      }
    }
    // The message of an anonymous review has no reviewer, so only its key finds it.
    for (const key of theirs) {
      const post = await tx.posts.byKey(teamId, key);
      if (post === undefined) continue;
      await tx.posts.revise(teamId, key, eraseContent(post.content, userId, pseudonym, true));
      changed.add(post.channelId);
    }
    await tx.people.erase(teamId, userId, { pseudonym, words: NO_WORDS });
    // Also the deed that erases, once it has its effect.
    await tx.inbox.erase(teamId, userId);
    return changed;
  });
  for (const channelId of channels) await announce(needs, { teamId, channelId });
}

/** Whether a post is deleted: it was private to this person, or a private message to somebody else that is already shown. */
function isGone(post: Post, userId: string): boolean {
  if (post.channelId === userId || post.key.includes(userId)) return true;
  const reader = privateTo(post.content);
  return reader !== undefined && (reader === userId || post.state === 'posted');
}
