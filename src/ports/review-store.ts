import type { Request } from '../exercise/request.ts';
import type { Ratings, Reaction, Review } from '../exercise/review.ts';
import type { ReviewChoice } from '../exercise/reviewers.ts';

export interface ReviewStore {
  invite(teamId: string, requestId: string, reviewerIds: string[]): Promise<void>;
  /** Reserves a reviewer's place. Adds a volunteer who was not invited. Changes nothing when this person's review is done. */
  start(teamId: string, requestId: string, reviewerId: string, at: Date): Promise<void>;
  /** Stores the asker's reaction; false when there is one already, or no such review. */
  react(teamId: string, requestId: string, reviewerId: string, reaction: Reaction): Promise<boolean>;
  /** Answered requests of these cohorts that take a review, with their answerers and reviews so far. */
  open(teamId: string, cohortIds: readonly string[]): Promise<(ReviewChoice & { cohortId: string })[]>;
  of(teamId: string, requestId: string): Promise<Review[]>;
  /** Stores a finished review; false when this reviewer's review is done already or was never started. */
  complete(
    teamId: string,
    requestId: string,
    reviewerId: string,
    review: { ratings: Ratings; comment: string },
  ): Promise<boolean>;
  /** Reviews invited or done per person in a cohort. */
  load(teamId: string, cohortId: string): Promise<{ userId: string; count: number }[]>;
  /** Requests that wait for this person's review, over all cohorts whose channel they have not left. */
  waitingFor(teamId: string, userId: string): Promise<Request[]>;
}
