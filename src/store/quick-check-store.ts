import type { FirstAnswers } from '../exercise/quick-check.ts';
import type { Store } from '../ports/store.ts';
import { type Db, rows } from './query.ts';

export function quickCheckStore(db: Db): Store['quickChecks'] {
  return {
    async answer(teamId, { cohortId, process, question, userId, option }) {
      await db.query(
        `INSERT INTO kakehashi.quick_answer (team_id, cohort_id, process, question, user_id, first_option, latest_option)
         VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (team_id, cohort_id, process, question, user_id) DO UPDATE SET latest_option = $6`,
        [teamId, cohortId, process, question, userId, option],
      );
    },
    async latestOf(teamId, { cohortId, process, userId }) {
      const found = await rows<{ question: string; option: string }>(
        db,
        `SELECT question, latest_option AS option FROM kakehashi.quick_answer
         WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND user_id = $4`,
        [teamId, cohortId, process, userId],
      );
      return new Map(found.map(({ question, option }) => [question, option]));
    },
    firstAnswers: (teamId, cohortId, except) =>
      rows<FirstAnswers & Record<string, unknown>>(
        db,
        `SELECT process, question, first_option AS option, count(*)::int AS people FROM kakehashi.quick_answer
         WHERE team_id = $1 AND cohort_id = $2 AND user_id <> $3 GROUP BY process, question, first_option`,
        [teamId, cohortId, except],
      ),
  };
}
