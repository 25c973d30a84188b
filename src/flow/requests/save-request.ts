import type { Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

/**
 * Saves a changed request and revises its message. The state follows from the assignments, the reviews and `closedAt`.
 * Runs inside the caller's transaction, with the request locked.
 * @returns the request as saved, and how many of its reviews are done and invited
 */
export async function saveRequest(
  tx: Pick<Store, 'posts' | 'requests' | 'reviews'>,
  teamId: string,
  changed: Request,
): Promise<{ request: Request; reviews: { done: number; invited: number } }> {
  const reviews = await reviewCounts(tx, teamId, changed.id);
  const state = stateOf(changed.assignments, reviews, changed.closedAt !== undefined);
  const request: Request = { ...changed, state };
  await tx.requests.save(teamId, request);
  await tx.posts.revise(teamId, requestKey(request.id), requestContent(request, reviews));
  return { request, reviews };
}
