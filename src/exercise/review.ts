import type { Rating, RubricCriterion } from '../course/rubric.ts';

/** A peer's review of a request. */
export interface Review {
  requestId: string;
  reviewerId: string;
  /** `invited`: asked by the app · `started`: opened it and keeps a seat for `SEAT_HOURS` · `done`: sent. */
  state: 'invited' | 'started' | 'done';
  startedAt?: Date;
  /** True for a reviewer who was not invited. */
  volunteer: boolean;
  ratings?: Ratings;
  comment?: string;
  reaction?: Reaction;
  /** Position among the request's finished reviews, from 1. */
  nth?: number;
}

/** The asker's reaction to a review. */
export interface Reaction {
  kind: 'helps' | 'differs';
  text: string;
}

/** Ratings of a review by criterion. Older reviews lack criteria that the rubric did not have then. */
export type Ratings = Partial<Record<RubricCriterion, Rating>>;
