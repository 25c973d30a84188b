import { rubricOf } from '../../../course/rubric.ts';
import { findSelfReview, reviewOwnRequest } from '../../../flow/reviews/self-review.ts';
import { readRatings } from '../review/read-ratings.ts';
import type { SubmitModal } from '../submission.ts';
import { rewriteView } from './self-review-view.ts';

/** Keeps how an asker rates their own request, and goes on to the rewrite. */
export const submitSelfReview: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const action = { teamId, userId, requestId: carried('requestId'), locale: words.locale };
  const { request } = await findSelfReview(edge.flow, action);
  await reviewOwnRequest(edge.flow, { ...action, ratings: readRatings(value, { criteria: rubricOf(request.kind) }) });
  return { view: rewriteView(words, await findSelfReview(edge.flow, action)) };
};
