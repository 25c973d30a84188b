import type { Rating, RubricCriterion } from '../course/rubric.ts';

export interface Review {
  requestId: string;
  reviewerId: string;
  /** invited: asked to · started: has opened it and keeps a place for a day · done. */
  state: 'invited' | 'started' | 'done';
  startedAt?: Date;
  /** Came without being asked. */
  volunteer: boolean;
  ratings?: Ratings;
  comment?: string;
  reaction?: Reaction;
  /** 1 for the first that was done. */
  nth?: number;
}

/** What the asker says to a review. */
export interface Reaction {
  kind: 'helps' | 'differs';
  text: string;
}

/** What a review says by criterion; older reviews lack what the rubric did not have then. */
export type Ratings = Partial<Record<RubricCriterion, Rating>>;
