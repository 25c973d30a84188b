import type { Store } from '../ports/store.ts';
import type { Schedule } from '../team/schedule.ts';
import { AWAKE } from './halt-store.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `s.team_id AS "teamId", s.cohort_id AS "cohortId", s.plan, s.lessons,
  s.when_unfinished AS "whenUnfinished", s.paused, s.next_at AS "nextAt"`;
/** SQL: running schedules of cohorts that neither rest nor are halted. */
const RUNNING = `FROM kakehashi.schedule s JOIN kakehashi.cohort c ON c.team_id = s.team_id AND c.id = s.cohort_id
  WHERE NOT s.paused AND ${AWAKE}`;
type Row = Schedule & Record<string, unknown>;

export function scheduleStore(db: Db): Store['schedules'] {
  return {
    ofCohort: (teamId, cohortId) =>
      one<Row>(db, `SELECT ${COLUMNS} FROM kakehashi.schedule s WHERE s.team_id = $1 AND s.cohort_id = $2`, [
        teamId,
        cohortId,
      ]),
    async save({ teamId, cohortId, plan, lessons, whenUnfinished, paused, nextAt }) {
      await db.query(
        `INSERT INTO kakehashi.schedule (team_id, cohort_id, plan, lessons, when_unfinished, paused, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (team_id, cohort_id)
         DO UPDATE SET plan = $3, lessons = $4, when_unfinished = $5, paused = $6, next_at = $7`,
        [teamId, cohortId, JSON.stringify(plan), JSON.stringify(lessons), whenUnfinished, paused, nextAt],
      );
    },
    async remove(teamId, cohortId) {
      await db.query('DELETE FROM kakehashi.schedule WHERE team_id = $1 AND cohort_id = $2', [teamId, cohortId]);
    },
    running: () => rows<Row>(db, `SELECT ${COLUMNS} FROM kakehashi.schedule s WHERE NOT s.paused`, []),
    due: (now) => rows<Row>(db, `SELECT ${COLUMNS} ${RUNNING} AND s.next_at <= $1 ORDER BY s.next_at`, [now]),
    nextDue: async () => {
      const found = await one<{ at: Date | null }>(db, `SELECT min(s.next_at) AS at ${RUNNING}`, []);
      return found?.at ?? undefined;
    },
    // Only a slot that has posted is closed for good. A skipped slot may be used again after a change.
    closeSlot: ({ teamId, cohortId, at, outcome, lessonId }) =>
      changes(
        db,
        `INSERT INTO kakehashi.schedule_slot AS slot (team_id, cohort_id, slot_at, outcome, lesson_id)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (team_id, cohort_id, slot_at)
         DO UPDATE SET outcome = $4, lesson_id = $5 WHERE slot.outcome <> 'posted'`,
        [teamId, cohortId, at, outcome, lessonId ?? null],
      ),
    lastPosted: async (teamId, cohortId) =>
      (
        await one<{ lessonId: string }>(
          db,
          `SELECT lesson_id AS "lessonId" FROM kakehashi.schedule_slot
           WHERE team_id = $1 AND cohort_id = $2 AND outcome = 'posted' ORDER BY slot_at DESC LIMIT 1`,
          [teamId, cohortId],
        )
      )?.lessonId,
  };
}
