import type { Store } from '../ports/store.ts';
import { type Db, one } from './query.ts';

/** Half of the key of our advisory locks on workspaces. No other program on the same database may use it. */
const LOCK = 4_817_204;

/** Erasures take an advisory lock alone; writers share it. A row could not be locked before the first erasure. */
export function erasureStore(db: Db): Store['erasures'] {
  const count = async (teamId: string) => {
    const sql = 'SELECT erasures FROM kakehashi.erasure_count WHERE team_id = $1';
    return (await one<{ erasures: number }>(db, sql, [teamId]))?.erasures ?? 0;
  };
  return {
    count,
    async hold(teamId) {
      await holdErasures(db, teamId);
      return count(teamId);
    },
    async begin(teamId) {
      await db.query('SELECT pg_advisory_xact_lock($2, hashtext($1))', [teamId, LOCK]);
      await db.query(
        `INSERT INTO kakehashi.erasure_count (team_id, erasures) VALUES ($1, 1)
         ON CONFLICT (team_id) DO UPDATE SET erasures = erasure_count.erasures + 1`,
        [teamId],
      );
    },
  };
}

/**
 * Lets an erasure that has begun end, and no other begin until the transaction ends. What the erasure changed is visible to the next
 * statement.
 */
export async function holdErasures(db: Db, teamId: string): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock_shared($2, hashtext($1))', [teamId, LOCK]);
}
