import { AppError } from '../../errors.ts';
import { isAnswer, type Reply } from '../../exercise/reply.ts';
import { isPresentation, type Request } from '../../exercise/request.ts';
import type { Review } from '../../exercise/review.ts';
import { refusalOf } from '../../exercise/reviewers.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';

/** A request to review, with what its reviewer needs to see. */
export interface ReviewCase {
  cohort: Cohort;
  request: Request;
  replies: Reply[];
  reviews: Review[];
}

/**
 * Locks a request that this person may review, and finds what they need to see. Runs inside the caller's transaction.
 * @throws AppError as startReview does
 */
export async function openReview(
  tx: Pick<Store, 'cohorts' | 'members' | 'replies' | 'requests' | 'reviews'>,
  { teamId, requestId, userId, now }: { teamId: string; requestId: string; userId: string; now: Date },
): Promise<ReviewCase> {
  const request = await tx.requests.lock(teamId, requestId);
  const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  await checkMember(tx, cohort, userId);
  // No button offers it.
  if (isPresentation(request)) throw new AppError('stale_button');
  const replies = await tx.replies.of(teamId, requestId);
  const reviews = await tx.reviews.of(teamId, requestId);
  const answeredBy = replies.filter(isAnswer).map(({ authorId }) => authorId);
  const refusal = refusalOf({ userId, asker: request.askerId, answeredBy, reviews, now });
  if (refusal !== undefined) throw new AppError(refusal);
  return { request, replies, reviews, cohort };
}
