import type { Ratings } from '../exercise/review.ts';

export interface CalibrationStore {
  /** A person's ratings of the worked example: none where they haven't rated it; undefined before they were offered it. */
  byId(teamId: string, userId: string): Promise<Ratings | undefined>;
  /** Keeps that a person was offered the worked example. Changes nothing once they have rated it. */
  offer(teamId: string, userId: string): Promise<void>;
  save(teamId: string, userId: string, ratings: Ratings): Promise<void>;
}
