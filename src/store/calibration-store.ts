import type { Ratings } from '../exercise/review.ts';
import type { Store } from '../ports/store.ts';
import { type Db, one } from './query.ts';

export function calibrationStore(db: Db): Store['calibrations'] {
  return {
    async byId(teamId, userId) {
      const found = await one<{ ratings: Ratings }>(
        db,
        'SELECT ratings FROM kakehashi.calibration WHERE team_id = $1 AND user_id = $2',
        [teamId, userId],
      );
      return found?.ratings;
    },
    async offer(teamId, userId) {
      await db.query(
        `INSERT INTO kakehashi.calibration (team_id, user_id, ratings) VALUES ($1, $2, '{}')
         ON CONFLICT (team_id, user_id) DO NOTHING`,
        [teamId, userId],
      );
    },
    async save(teamId, userId, ratings) {
      await db.query(
        `INSERT INTO kakehashi.calibration (team_id, user_id, ratings) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, user_id) DO UPDATE SET ratings = $3`,
        [teamId, userId, JSON.stringify(ratings)],
      );
    },
  };
}
