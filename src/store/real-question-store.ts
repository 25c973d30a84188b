import type { QueryResultRow } from 'pg';
import type { RealQuestion } from '../exercise/real-question.ts';
import type { RealQuestionStore } from '../ports/real-question-store.ts';
import { changes, type Db, one } from './query.ts';

interface Row extends QueryResultRow, Omit<RealQuestion, 'answeredAt'> {
  answeredAt: Date | null;
}

export function realQuestionStore(db: Db): RealQuestionStore {
  return {
    add: (teamId, { id, cohortId, requestId, askerId, toId, text, askedAt }) =>
      changes(
        db,
        `INSERT INTO kakehashi.real_question (team_id, id, cohort_id, request_id, asker_id, to_id, body, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [teamId, id, cohortId, requestId, askerId, toId, text, askedAt],
      ),
    async byId(teamId, id) {
      const row = await one<Row>(
        db,
        `SELECT id, cohort_id AS "cohortId", request_id AS "requestId", asker_id AS "askerId", to_id AS "toId", body AS text,
           asked_at AS "askedAt", answered_at AS "answeredAt" FROM kakehashi.real_question WHERE team_id = $1 AND id = $2`,
        [teamId, id],
      );
      if (row === undefined) return undefined;
      const { answeredAt, ...question } = row;
      return { ...question, ...(answeredAt === null ? {} : { answeredAt }) };
    },
    answer: (teamId, id, { text, at }) =>
      changes(
        db,
        `UPDATE kakehashi.real_question SET answer = $3, answered_at = $4 WHERE team_id = $1 AND id = $2 AND answered_at IS NULL`,
        [teamId, id, text, at],
      ),
  };
}
