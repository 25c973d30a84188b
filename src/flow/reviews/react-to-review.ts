import { AppError } from '../../errors.ts';
import { reviewKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';

/** Who wrote a review that is shown without a name: reviews are numbered in the order in which they were done. */
async function nthReviewer(tx: Store, teamId: string, requestId: string, nth: number): Promise<string | undefined> {
  const reviews = await tx.reviews.of(teamId, requestId);
  return reviews.find((review) => review.nth === nth)?.reviewerId;
}

/**
 * The asker says what they make of the nth review. It stands below the review; once.
 * @throws AppError request_gone, only_asker, reaction_done
 */
export async function reactToReview(
  deps: FlowDeps,
  input: { teamId: string; requestId: string; nth: number; userId: string; kind: 'helps' | 'differs'; text: string },
): Promise<void> {
  const { teamId, requestId, nth, userId, kind } = input;
  const reaction = { kind, text: input.text.trim() };
  const cohort = await deps.store.transaction(async (tx): Promise<Cohort> => {
    const request = await tx.requests.lock(teamId, requestId);
    const post = await tx.posts.byKey(teamId, reviewKey(requestId, nth));
    const cohortOf = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohortOf === undefined || post?.content.type !== 'review-result') {
      throw new AppError('request_gone');
    }
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const { content } = post;
    if (content.reaction !== undefined) throw new AppError('reaction_done');
    const reviewer = content.reviewer ?? (await nthReviewer(tx, teamId, requestId, nth));
    if (reviewer !== undefined) await tx.reviews.react(teamId, requestId, reviewer, reaction);
    await tx.posts.revise(teamId, post.key, { ...content, reaction });
    return cohortOf;
  });
  await announce(deps, cohort);
}
