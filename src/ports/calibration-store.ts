import type { Ratings } from '../exercise/review.ts';

export interface CalibrationStore {
  /** The worked example as this person rated it; undefined when they have not. */
  byId(teamId: string, userId: string): Promise<Ratings | undefined>;
  save(teamId: string, userId: string, ratings: Ratings): Promise<void>;
}
