import type { Store } from '../ports/store.ts';
import type { RoleHolding } from '../team/role-holding.ts';
import { type Db, rows } from './query.ts';

export function roleStore(db: Db): Store['roles'] {
  return {
    async set(teamId, cohortId, userId, roles, chosenBy = userId) {
      await db.query(
        `DELETE FROM kakehashi.role_holding
         WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3 AND NOT role_id = ANY ($4::text[])`,
        [teamId, cohortId, userId, roles],
      );
      await db.query(
        // A member who chooses a role that somebody else gave them counts as the one who chose it.
        `INSERT INTO kakehashi.role_holding AS held (team_id, cohort_id, user_id, role_id, chosen_by)
         SELECT $1, $2, $3, unnest($4::text[]), $5
         ON CONFLICT (team_id, cohort_id, user_id, role_id)
         DO UPDATE SET chosen_by = excluded.chosen_by WHERE excluded.chosen_by = held.user_id`,
        [teamId, cohortId, userId, roles, chosenBy],
      );
    },
    inOrder: async (teamId, cohortId) =>
      (
        await rows<{ userId: string }>(
          db,
          `SELECT user_id AS "userId" FROM kakehashi.role_holding WHERE team_id = $1 AND cohort_id = $2
           GROUP BY user_id ORDER BY min(position)`,
          [teamId, cohortId],
        )
      ).map(({ userId }) => userId),
    async list(teamId, cohortId) {
      const found = await rows<Required<RoleHolding> & Record<string, string>>(
        db,
        `SELECT user_id AS "userId", role_id AS role, chosen_by AS "chosenBy" FROM kakehashi.role_holding
         WHERE team_id = $1 AND cohort_id = $2 ORDER BY role_id, position`,
        [teamId, cohortId],
      );
      return found.map(({ userId, role, chosenBy }) => ({
        userId,
        role,
        ...(chosenBy === userId ? {} : { chosenBy }),
      }));
    },
  };
}
