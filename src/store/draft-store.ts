import type { Draft, DraftKey } from '../exercise/draft.ts';
import type { DraftStore } from '../ports/draft-store.ts';
import { changes, type Db, one } from './query.ts';

const MINE = 'team_id = $1 AND cohort_id = $2 AND process = $3 AND user_id = $4';
const idsOf = ({ teamId, cohortId, process, userId }: DraftKey) => [teamId, cohortId, process, userId];

export function draftStore(db: Db): DraftStore {
  return {
    async of(key) {
      const found = await one<Omit<Draft, 'due' | 'kind'> & { due: string | null; kind: Draft['kind'] | null }>(
        db,
        `SELECT team_id AS "teamId", cohort_id AS "cohortId", process, user_id AS "userId", roles, kind, due, body AS text,
           saved_at AS "savedAt" FROM kakehashi.draft WHERE ${MINE}`,
        idsOf(key),
      );
      if (found === undefined) return undefined;
      const { kind, due, ...rest } = found;
      return { ...rest, ...(kind ? { kind } : {}), ...(due ? { due } : {}) };
    },
    save: (draft, requestId) =>
      changes(
        db,
        `INSERT INTO kakehashi.draft AS d (team_id, cohort_id, process, user_id, roles, kind, body, saved_at, due)
         SELECT $1, $2, $3, $4, $5::text[], $6, $7, $8::timestamptz, $10
         WHERE NOT EXISTS (SELECT 1 FROM kakehashi.request WHERE team_id = $1 AND id = $9)
         ON CONFLICT (team_id, cohort_id, process, user_id)
         DO UPDATE SET roles = excluded.roles, kind = excluded.kind, body = excluded.body, saved_at = excluded.saved_at,
           due = excluded.due
         WHERE d.saved_at <= excluded.saved_at`,
        [...idsOf(draft), draft.roles, draft.kind ?? null, draft.text, draft.savedAt, requestId, draft.due ?? null],
      ),
    async remove(key) {
      await db.query(`DELETE FROM kakehashi.draft WHERE ${MINE}`, idsOf(key));
    },
  };
}
