import type { QueryResultRow } from 'pg';
import type { RealQuestion } from '../exercise/real-question.ts';
import type { RealQuestionStore } from '../ports/real-question-store.ts';
import { changes, type Db, one, rows } from './query.ts';

const QUESTION = `SELECT id, cohort_id AS "cohortId", request_id AS "requestId", asker_id AS "askerId", to_id AS "toId", body AS text,
  asked_at AS "askedAt", answered_at AS "answeredAt", passed_at AS "passedAt" FROM kakehashi.real_question WHERE team_id = $1`;
/** SQL: neither answered nor passed. */
const OPEN = 'answered_at IS NULL AND passed_at IS NULL';

interface Row extends QueryResultRow, Omit<RealQuestion, 'answeredAt' | 'passedAt'> {
  answeredAt: Date | null;
  passedAt: Date | null;
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
      const row = await one<Row>(db, `${QUESTION} AND id = $2`, [teamId, id]);
      return row && questionOf(row);
    },
    waitingFor: async (teamId, userId) =>
      (await rows<Row>(db, `${QUESTION} AND to_id = $2 AND ${OPEN} ORDER BY asked_at, id`, [teamId, userId])).map(
        questionOf,
      ),
    answer: (teamId, id, { text, at }) =>
      changes(
        db,
        `UPDATE kakehashi.real_question SET answer = $3, answered_at = $4 WHERE team_id = $1 AND id = $2 AND ${OPEN}`,
        [teamId, id, text, at],
      ),
    pass: (teamId, id, at) =>
      changes(db, `UPDATE kakehashi.real_question SET passed_at = $3 WHERE team_id = $1 AND id = $2 AND ${OPEN}`, [
        teamId,
        id,
        at,
      ]),
  };
}

function questionOf({ answeredAt, passedAt, ...question }: Row): RealQuestion {
  return {
    ...question,
    ...(answeredAt === null ? {} : { answeredAt }),
    ...(passedAt === null ? {} : { passedAt }),
  };
}
