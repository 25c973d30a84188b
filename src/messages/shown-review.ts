import type { Ratings, Reaction } from '../exercise/review.ts';

/** A review among a request's results. */
export interface ShownReview {
  nth: number;
  /** Absent when it was written without a name. */
  reviewer?: string;
  ratings: Ratings;
  comment: string;
  /** The asker's reaction. */
  reaction?: Reaction;
}
