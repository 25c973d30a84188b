import type { Draft, DraftKey } from '../exercise/draft.ts';
import type { DraftStore } from '../ports/draft-store.ts';
import { changes, type Db, one } from './query.ts';

const MINE = 'team_id = $1 AND cohort_id = $2 AND process = $3 AND user_id = $4';
const idsOf = ({ teamId, cohortId, process, userId }: DraftKey) => [teamId, cohortId, process, userId];

export function draftStore(db: Db): DraftStore {
  return {
    async of(key) {
      const found = await one<Omit<Draft, 'kind'> & { kind: Draft['kind'] | null }>(
        db,
        `SELECT team_id AS "teamId", cohort_id AS "cohortId", process, user_id AS "userId", roles, kind, body AS text,
           saved_at AS "savedAt" FROM kakehashi.draft WHERE ${MINE}`,
        idsOf(key),
      );
      if (found === undefined) return undefined;
      const { kind, ...rest } = found;
      return { ...rest, ...(kind ? { kind } : {}) };
    },
    save: (draft, requestId) =>
      changes(
        db,
        `INSERT INTO kakehashi.draft AS d (team_id, cohort_id, process, user_id, roles, kind, body, saved_at)
         SELECT $1, $2, $3, $4, $5::text[], $6, $7, $8::timestamptz
         WHERE NOT EXISTS (SELECT 1 FROM kakehashi.request WHERE team_id = $1 AND id = $9)
         ON CONFLICT (team_id, cohort_id, process, user_id)
         DO UPDATE SET roles = excluded.roles, kind = excluded.kind, body = excluded.body, saved_at = excluded.saved_at
         WHERE d.saved_at <= excluded.saved_at`,
        [...idsOf(draft), draft.roles, draft.kind ?? null, draft.text, draft.savedAt, requestId],
      ),
    async remove(key) {
      await db.query(`DELETE FROM kakehashi.draft WHERE ${MINE}`, idsOf(key));
    },
  };
}
