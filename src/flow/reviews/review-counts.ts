import { countReviews } from '../../exercise/reviewers.ts';
import type { Store } from '../../ports/store.ts';

/** How many reviews of a request are done, and how many are invited. */
export async function reviewCounts(
  store: Pick<Store, 'reviews'>,
  teamId: string,
  requestId: string,
): Promise<{ done: number; invited: number }> {
  return countReviews(await store.reviews.of(teamId, requestId));
}
