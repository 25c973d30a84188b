import type { Store } from '../ports.ts';
import { changes, type Db } from './query.ts';

/** What one process of a fleet does for all of them; about no workspace, so its rows carry none. */
export function dutyStore(db: Db): Store['duties'] {
  return {
    lease: (duty, owner, now, until) =>
      changes(
        db,
        `INSERT INTO kakehashi.duty_lease (duty, owner, until) VALUES ($1, $2, $4)
         ON CONFLICT (duty) DO UPDATE SET owner = $2, until = $4
         WHERE duty_lease.owner = $2 OR duty_lease.until <= $3`,
        [duty, owner, now, until],
      ),
    async release(duty, owner) {
      await db.query('DELETE FROM kakehashi.duty_lease WHERE duty = $1 AND owner = $2', [duty, owner]);
    },
  };
}
