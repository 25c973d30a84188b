import type { Moment, SurveyResults } from '../exercise/survey.ts';
import type { Store } from '../ports/store.ts';
import { type Db, one, rows } from './query.ts';

export function surveyStore(db: Db): Store['surveys'] {
  return {
    async answer(teamId, { cohortId, userId, moment }, { sure, asked }) {
      const who = [teamId, cohortId, userId, moment];
      if (sure === undefined && asked === undefined) {
        await db.query(
          'DELETE FROM kakehashi.survey_answer WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3 AND moment = $4',
          who,
        );
        return;
      }
      await db.query(
        `INSERT INTO kakehashi.survey_answer (team_id, cohort_id, user_id, moment, sure, asked) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (team_id, cohort_id, user_id, moment) DO UPDATE SET sure = $5, asked = $6`,
        [...who, sure ?? null, asked ?? null],
      );
    },
    async of(teamId, { cohortId, userId, moment }) {
      const found = await one<{ sure: number | null; asked: number | null }>(
        db,
        'SELECT sure, asked FROM kakehashi.survey_answer WHERE team_id = $1 AND cohort_id = $2 AND user_id = $3 AND moment = $4',
        [teamId, cohortId, userId, moment],
      );
      if (found === undefined) return undefined;
      const { sure, asked } = found;
      return { ...(sure === null ? {} : { sure }), ...(asked === null ? {} : { asked }) };
    },
    async results(teamId, cohortId) {
      const results: SurveyResults = { sure: { before: [], after: [] }, asked: { before: [], after: [] } };
      const found = await rows<{ question: 'sure' | 'asked'; moment: Moment; value: number }>(
        db,
        `SELECT question, moment, value FROM (
           SELECT 'sure' AS question, moment, sure AS value FROM kakehashi.survey_answer WHERE team_id = $1 AND cohort_id = $2
           UNION ALL SELECT 'asked', moment, asked FROM kakehashi.survey_answer WHERE team_id = $1 AND cohort_id = $2) AS answers
         WHERE value IS NOT NULL ORDER BY question, moment, value`,
        [teamId, cohortId],
      );
      for (const { question, moment, value } of found) results[question][moment].push(value);
      return results;
    },
  };
}
