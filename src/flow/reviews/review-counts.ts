import { countReviews } from '../../exercise/reviewers.ts';
import type { Store } from '../../ports/store.ts';

/** How many reviews of a request are done, of how many that are to come. */
export async function reviewCounts(
  store: Store,
  teamId: string,
  requestId: string,
): Promise<{ done: number; invited: number }> {
  return countReviews(await store.reviews.of(teamId, requestId));
}
