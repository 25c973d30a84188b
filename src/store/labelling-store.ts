import type { LabellingRound } from '../exercise/labelling-round.ts';
import type { Store } from '../ports/store.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `id, cohort_id AS "cohortId", lesson_id AS "lessonId", run_id AS "runId", target, items,
  started_by AS "startedBy", created_at AS "createdAt"`;

export function labellingStore(db: Db): Store['labelling'] {
  const ofRun = (teamId: string, runId: string) =>
    one<LabellingRound & Record<string, unknown>>(
      db,
      `SELECT ${COLUMNS} FROM kakehashi.labelling_round WHERE team_id = $1 AND run_id = $2`,
      [teamId, runId],
    );
  return {
    async start(teamId, round) {
      const { id, cohortId, lessonId, runId, target, items, startedBy, createdAt } = round;
      const created = await changes(
        db,
        `INSERT INTO kakehashi.labelling_round
           (team_id, id, cohort_id, lesson_id, run_id, target, items, started_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [teamId, id, cohortId, lessonId, runId, target, JSON.stringify(items), startedBy, createdAt],
      );
      return { round: (await ofRun(teamId, runId)) ?? round, created };
    },
    byId: (teamId, id) =>
      one<LabellingRound & Record<string, unknown>>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.labelling_round WHERE team_id = $1 AND id = $2`,
        [teamId, id],
      ),
    label: (teamId, roundId, userId, labels) =>
      changes(
        db,
        `INSERT INTO kakehashi.labelling (team_id, round_id, user_id, labels) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [teamId, roundId, userId, JSON.stringify(labels)],
      ),
    empty: async (teamId, runId) =>
      (
        await one<{ id: string }>(
          db,
          `UPDATE kakehashi.labelling_round SET items = '[]', target = '' WHERE team_id = $1 AND run_id = $2 RETURNING id`,
          [teamId, runId],
        )
      )?.id,
    of: (teamId, roundId) =>
      rows(
        db,
        `SELECT user_id AS "userId", labels FROM kakehashi.labelling WHERE team_id = $1 AND round_id = $2 ORDER BY position`,
        [teamId, roundId],
      ),
  };
}
