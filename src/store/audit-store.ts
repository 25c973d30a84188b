import type { AuditStore } from '../ports/audit-store.ts';
import type { AuditEntry } from '../team/audit-entry.ts';
import { type Db, rows } from './query.ts';

export function auditStore(db: Db): AuditStore {
  return {
    async add(teamId, { cohortId, at, byId, ofId, change }) {
      await db.query(
        `INSERT INTO kakehashi.audit (team_id, cohort_id, at, by_id, of_id, what, change) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [teamId, cohortId, at, byId, ofId ?? null, change.what, JSON.stringify(change)],
      );
    },
    recent: async (teamId, cohortId, limit) =>
      (
        await rows<AuditEntry & { ofId?: string | null }>(
          db,
          `SELECT cohort_id AS "cohortId", at, by_id AS "byId", of_id AS "ofId", change FROM kakehashi.audit
           WHERE team_id = $1 AND cohort_id = $2 ORDER BY position DESC LIMIT $3`,
          [teamId, cohortId, limit],
        )
      ).map(({ ofId, ...entry }) => (ofId == null ? entry : { ...entry, ofId })),
  };
}
