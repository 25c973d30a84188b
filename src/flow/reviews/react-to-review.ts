import { AppError } from '../../errors.ts';
import { reviewKey } from '../../messages/post-keys.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Records what the asker thinks of the nth review, once, and shows it below the review.
 * @throws AppError request_gone, not_in_cohort, only_asker, reaction_done
 */
export async function reactToReview(
  needs: Announcer & { store: StoreOf<'cohorts' | 'members' | 'posts' | 'requests' | 'reviews'> },
  input: { teamId: string; requestId: string; nth: number; userId: string; kind: 'helps' | 'differs'; text: string },
): Promise<void> {
  const { teamId, requestId, nth, userId, kind } = input;
  const reaction = { kind, text: input.text.trim() };
  const cohort = await needs.store.transaction(async (tx): Promise<Cohort> => {
    const request = await tx.requests.lock(teamId, requestId);
    const post = await tx.posts.byKey(teamId, reviewKey(requestId, nth));
    const cohortOf = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (cohortOf !== undefined) await checkMember(tx, cohortOf, userId);
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
  await announce(needs, cohort);
}

/** Finds the reviewer of a review that is shown without a name. */
async function nthReviewer(
  tx: Pick<Store, 'reviews'>,
  teamId: string,
  requestId: string,
  nth: number,
): Promise<string | undefined> {
  const reviews = await tx.reviews.of(teamId, requestId);
  return reviews.find((review) => review.nth === nth)?.reviewerId;
}
