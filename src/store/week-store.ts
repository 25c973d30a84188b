import type { Store } from '../ports/store.ts';
import type { Week } from '../ports/week-store.ts';
import { AWAKE } from './halt-store.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = 'w.team_id AS "teamId", w.cohort_id AS "cohortId", w.looked_at AS "lookedAt"';
/** SQL: courses that neither rest nor are halted. */
const WATCHED = `FROM kakehashi.week w JOIN kakehashi.cohort c ON c.team_id = w.team_id AND c.id = w.cohort_id WHERE ${AWAKE}`;
type Row = Week & Record<string, unknown>;

export function weekStore(db: Db): Store['weeks'] {
  return {
    async begin(teamId, cohortId, at) {
      await db.query(
        `INSERT INTO kakehashi.week (team_id, cohort_id, looked_at, look_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (team_id, cohort_id) DO NOTHING`,
        [teamId, cohortId, at],
      );
    },
    async end(teamId, cohortId) {
      await db.query('DELETE FROM kakehashi.week WHERE team_id = $1 AND cohort_id = $2', [teamId, cohortId]);
    },
    ofCohort: (teamId, cohortId) =>
      one<Row>(db, `SELECT ${COLUMNS} FROM kakehashi.week w WHERE w.team_id = $1 AND w.cohort_id = $2`, [
        teamId,
        cohortId,
      ]),
    due: (now) => rows<Row>(db, `SELECT ${COLUMNS} ${WATCHED} AND w.look_at <= $1 ORDER BY w.look_at`, [now]),
    nextDue: async () =>
      (await one<{ at: Date | null }>(db, `SELECT min(w.look_at) AS at ${WATCHED}`, []))?.at ?? undefined,
    async look({ teamId, cohortId, lookedAt }, next) {
      await db.query('UPDATE kakehashi.week SET looked_at = $3, look_at = $4 WHERE team_id = $1 AND cohort_id = $2', [
        teamId,
        cohortId,
        lookedAt,
        next,
      ]);
    },
  };
}
