import type { Rating, RubricCriterion } from '../course/types.ts';
import { AppError } from '../errors.ts';
import { REVIEWERS_PER_REQUEST } from '../exercise/choose-reviewers.ts';
import { stateOf } from '../exercise/request-state.ts';
import type { Reply, Request, Review, Store } from '../ports.ts';
import { announce, type FlowDeps } from './deps.ts';
import { requestContent, requestKey } from './request-content.ts';
import { threadOf } from './thread-of.ts';

export interface ReviewCase {
  request: Request;
  replies: Reply[];
  reviews: Review[];
}

/**
 * What a reviewer needs to see, if they may review now. Where fewer than two peers could be invited, anyone who took no
 * part in the request may.
 * @throws AppError request_gone, review_too_early, review_own_work, review_done, review_not_invited
 */
export async function openReview(store: Store, teamId: string, requestId: string, userId: string): Promise<ReviewCase> {
  const request = await store.requests.byId(teamId, requestId);
  if (request === undefined) throw new AppError('request_gone');
  const replies = await store.replies.of(teamId, requestId);
  if (replies.length === 0) throw new AppError('review_too_early');
  if (request.askerId === userId || replies.some((reply) => reply.authorId === userId)) {
    throw new AppError('review_own_work');
  }
  const reviews = await store.reviews.of(teamId, requestId);
  const own = reviews.find((review) => review.reviewerId === userId);
  if (own?.state === 'done') throw new AppError('review_done');
  if (own === undefined && reviews.length >= REVIEWERS_PER_REQUEST) throw new AppError('review_not_invited');
  return { request, replies, reviews };
}

/**
 * Records a peer's review and shows it to the asker in the thread.
 * @throws AppError as openReview does
 */
export async function reviewRequest(
  deps: FlowDeps,
  input: {
    teamId: string;
    requestId: string;
    reviewerId: string;
    ratings: Record<RubricCriterion, Rating>;
    comment: string;
  },
): Promise<void> {
  const { teamId, requestId, reviewerId } = input;
  const cohort = await deps.store.transaction(async (tx) => {
    await tx.requests.lock(teamId, requestId);
    const before = await openReview(tx, teamId, requestId, reviewerId);
    const cohortOf = await tx.cohorts.byId(teamId, before.request.cohortId);
    if (cohortOf === undefined) throw new AppError('request_gone');
    if (!before.reviews.some((review) => review.reviewerId === reviewerId)) {
      await tx.reviews.invite(teamId, requestId, [reviewerId]);
    }
    const comment = input.comment.trim();
    if (!(await tx.reviews.complete(teamId, requestId, reviewerId, { ratings: input.ratings, comment }))) {
      throw new AppError('review_done');
    }
    const reviews = await tx.reviews.of(teamId, requestId);
    const done = reviews.filter((review) => review.state === 'done').length;
    const helped = before.request.closedAt !== undefined;
    const state = stateOf(before.request.assignments, { done, invited: reviews.length }, helped);
    const request: Request = { ...before.request, state };
    await tx.requests.save(teamId, request);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(request, { done, invited: reviews.length }));
    await tx.posts.add({
      ...threadOf(cohortOf, request.lessonId),
      key: requestKey(requestId, `review:${reviewerId}`),
      content: {
        type: 'review-result',
        requestId,
        asker: request.askerId,
        reviewer: reviewerId,
        ratings: input.ratings,
        comment,
        nth: done,
        of: reviews.length,
      },
    });
    return cohortOf;
  });
  await announce(deps, cohort);
}
