import type { Ratings } from '../exercise/review.ts';

export interface CalibrationStore {
  /** A person's ratings of the worked example; undefined before they have rated it. */
  byId(teamId: string, userId: string): Promise<Ratings | undefined>;
  save(teamId: string, userId: string, ratings: Ratings): Promise<void>;
}
