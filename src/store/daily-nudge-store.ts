import type { QueryResultRow } from 'pg';
import type { DailyNudgeStore } from '../ports/daily-nudge-store.ts';
import type { DailyNudge } from '../team/daily-nudge.ts';
import { AWAKE } from './halt-store.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = `n.team_id AS "teamId", n.cohort_id AS "cohortId", n.user_id AS "userId", n.minutes, n.zone, n.days, n.next_at AS "nextAt",
  n.ignored, n.trace, n.seen`;
/** SQL: nudges that haven't stopped, of cohorts that neither rest nor are halted. */
const ON = `FROM kakehashi.daily_nudge n JOIN kakehashi.cohort c ON c.team_id = n.team_id AND c.id = n.cohort_id
  WHERE n.next_at IS NOT NULL AND ${AWAKE}`;
const OF_COHORT = 'x.team_id = $1 AND x.cohort_id = $2';
/** SQL: how much a cohort has of what grows with what someone does, as a text. */
const TRACE = `concat_ws(':', (SELECT count(*) FROM kakehashi.lesson_post x WHERE ${OF_COHORT}), (SELECT count(*) FROM kakehashi.run x WHERE ${OF_COHORT}),
  (SELECT count(*) FROM kakehashi.request x WHERE ${OF_COHORT}), (SELECT count(*) FROM kakehashi.quick_answer x WHERE ${OF_COHORT}),
  (SELECT count(*) FROM kakehashi.task_try x WHERE ${OF_COHORT}), (SELECT count(*) FROM kakehashi.decision x WHERE ${OF_COHORT}),
  (SELECT coalesce(sum(p.revision), 0) FROM kakehashi.post p JOIN kakehashi.cohort c ON c.team_id = p.team_id AND c.channel_id = p.channel_id
    WHERE c.team_id = $1 AND c.id = $2 AND p.content->>'type' = 'self-review'))`;

interface Row extends QueryResultRow, Omit<DailyNudge, 'nextAt'> {
  nextAt: Date | null;
}

export function dailyNudgeStore(db: Db): DailyNudgeStore {
  return {
    async ofCohort(teamId, cohortId) {
      const sql = `SELECT ${COLUMNS} FROM kakehashi.daily_nudge n WHERE n.team_id = $1 AND n.cohort_id = $2`;
      const row = await one<Row>(db, sql, [teamId, cohortId]);
      return row && nudgeOf(row);
    },
    async save({ teamId, cohortId, userId, minutes, zone, days, nextAt, ignored, trace, seen }) {
      await db.query(
        `INSERT INTO kakehashi.daily_nudge (team_id, cohort_id, user_id, minutes, zone, days, next_at, ignored, trace, seen)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (team_id, cohort_id)
         DO UPDATE SET user_id = $3, minutes = $4, zone = $5, days = $6, next_at = $7, ignored = $8, trace = $9, seen = $10`,
        [teamId, cohortId, userId, minutes, zone, days, nextAt ?? null, ignored, trace, seen],
      );
    },
    async remove(teamId, cohortId) {
      await db.query('DELETE FROM kakehashi.daily_nudge WHERE team_id = $1 AND cohort_id = $2', [teamId, cohortId]);
    },
    async see(teamId, cohortId) {
      await db.query(
        'UPDATE kakehashi.daily_nudge SET seen = true WHERE team_id = $1 AND cohort_id = $2 AND NOT seen',
        [teamId, cohortId],
      );
    },
    due: async (now) =>
      (await rows<Row>(db, `SELECT ${COLUMNS} ${ON} AND n.next_at <= $1 ORDER BY n.next_at`, [now])).map(nudgeOf),
    nextDue: async () => (await one<{ at: Date | null }>(db, `SELECT min(n.next_at) AS at ${ON}`, []))?.at ?? undefined,
    async trace(teamId, cohortId) {
      const found = await one<{ trace: string }>(db, `SELECT ${TRACE} AS trace`, [teamId, cohortId]);
      return found?.trace ?? '';
    },
  };
}

function nudgeOf({ nextAt, ...rest }: Row): DailyNudge {
  return { ...rest, ...(nextAt === null ? {} : { nextAt }) };
}
