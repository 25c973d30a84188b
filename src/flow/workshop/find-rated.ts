import type { ProcessId } from '../../course/lesson-id.ts';
import type { Request } from '../../exercise/request.ts';
import type { Ratings } from '../../exercise/review.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Workshop } from '../../team/workshop.ts';
import type { WorkshopsStore } from './port.ts';
import { sentIn } from './show-board.ts';

/** The requests of one process in a workshop, oldest first, each with the ratings of its finished reviews. */
export async function findRated(
  store: Pick<WorkshopsStore, 'requests' | 'reviews'>,
  cohort: Cohort,
  workshop: Workshop,
  process: ProcessId,
): Promise<{ request: Request; ratings: Ratings[] }[]> {
  const rated = [];
  // A transaction has one connection, so one query follows the other.
  for (const request of await sentIn(store, cohort, workshop, process)) {
    const reviews = await store.reviews.of(cohort.teamId, request.id);
    rated.push({
      request,
      ratings: reviews.flatMap(({ state, ratings }) => (state === 'done' ? (ratings ?? []) : [])),
    });
  }
  return rated;
}
