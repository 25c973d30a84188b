import type { QueryResultRow } from 'pg';
import type { OwnQuestionStore } from '../ports/own-question-store.ts';
import { type Db, rows } from './query.ts';

export function ownQuestionStore(db: Db): OwnQuestionStore {
  return {
    async keep(teamId, cohortId, userId, questions) {
      await db.query('DELETE FROM kakehashi.own_question WHERE team_id = $1 AND cohort_id = $2', [teamId, cohortId]);
      for (const [position, { text, role }] of questions.entries()) {
        await db.query(
          `INSERT INTO kakehashi.own_question (team_id, cohort_id, position, user_id, body, role) VALUES ($1, $2, $3, $4, $5, $6)`,
          [teamId, cohortId, position, userId, text, role ?? null],
        );
      }
    },
    inCohort: async (teamId, cohortId) =>
      (
        await rows<{ text: string; role: string | null } & QueryResultRow>(
          db,
          `SELECT body AS text, role FROM kakehashi.own_question WHERE team_id = $1 AND cohort_id = $2 ORDER BY position`,
          [teamId, cohortId],
        )
      ).map(({ text, role }) => ({ text, ...(role === null ? {} : { role }) })),
  };
}
