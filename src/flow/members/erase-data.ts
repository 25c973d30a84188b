import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { reviewKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import type { Person } from './count-data.ts';
import { eraseContent, GONE, NO_WORDS } from './erase-content.ts';
import { leaveCohort } from './leave-cohort.ts';

/**
 * Deletes what is kept of a person: roles, absence, drafts, labels and the worked example are removed; their requests, replies and reviews
 * stay as counts of the team, without words and under an id that means nobody, in the tables and in the channels' messages. What waits
 * for them goes to others first, and a course that they facilitated is followed by somebody else. What they wrote in Slack
 * themselves is theirs to delete there.
 */
export async function eraseData(deps: FlowDeps, { teamId, userId }: Person): Promise<void> {
  const { store, random } = deps;
  for (const { channelId } of await store.cohorts.ofUser(teamId, userId)) {
    await leaveCohort(deps, { place: { teamId, channelId }, userId });
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
    // An anonymous review names nobody in its message, and is found by its key alone.
    for (const key of theirs) {
      const post = await tx.posts.byKey(teamId, key);
      if (post === undefined) continue;
      await tx.posts.revise(teamId, key, eraseContent(post.content, userId, pseudonym, true));
      changed.add(post.channelId);
    }
    await tx.people.erase(teamId, userId, { pseudonym, words: NO_WORDS });
    return changed;
  });
  for (const channelId of channels) await announce(deps, { teamId, channelId });
}

/** What was said to this person alone, or has been said to somebody else alone, is of no further use. */
function isGone(post: Post, userId: string): boolean {
  if (post.channelId === userId || post.key.includes(userId)) return true;
  const reader = privateTo(post.content);
  return reader !== undefined && (reader === userId || post.state === 'posted');
}
