import type { Request } from '../exercise/request.ts';
import type { Ratings, Reaction, Review } from '../exercise/review.ts';
import type { ReviewChoice } from '../exercise/reviewers.ts';

export interface ReviewStore {
  invite(teamId: string, requestId: string, reviewerIds: string[]): Promise<void>;
  /** Keeps a place for who begins now; who was not asked comes as a volunteer. Nothing changes for who is done. */
  start(teamId: string, requestId: string, reviewerId: string, at: Date): Promise<void>;
  /** False when the asker has reacted to this review before, or there is none. */
  react(teamId: string, requestId: string, reviewerId: string, reaction: Reaction): Promise<boolean>;
  /** Answered requests of these cohorts that somebody could review, with who answered and the reviews so far. */
  open(teamId: string, cohortIds: readonly string[]): Promise<(ReviewChoice & { cohortId: string })[]>;
  of(teamId: string, requestId: string): Promise<Review[]>;
  /** False when this reviewer's review is done already or was never invited. */
  complete(
    teamId: string,
    requestId: string,
    reviewerId: string,
    review: { ratings: Ratings; comment: string },
  ): Promise<boolean>;
  /** Reviews invited or done per person in a cohort. */
  load(teamId: string, cohortId: string): Promise<{ userId: string; count: number }[]>;
  waitingFor(teamId: string, userId: string): Promise<Request[]>;
  /** Requests whose reviews are in and not summed up yet, of all workspaces. */
  unsummarised(): Promise<{ teamId: string; requestId: string; done: number }[]>;
}
