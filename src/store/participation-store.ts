import type { QueryResultRow } from 'pg';
import { LESSON_IDS } from '../course/lesson-id.ts';
import type { Participation } from '../exercise/participation.ts';
import type { Store } from '../ports/store.ts';
import { type Db, rows } from './query.ts';

export function participationStore(db: Db): Store['participation'] {
  return {
    async of(teamId, cohortId, userId, during) {
      const found = await rows<Participation & QueryResultRow>(
        db,
        `SELECT r.process, (count(*) FILTER (WHERE r.asker_id = $3))::int AS asked,
           (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM kakehashi.reply p WHERE p.team_id = r.team_id AND p.request_id = r.id
             AND p.author_id = $3 AND p.source IN ('modal', 'thread'))))::int AS answered,
           (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM kakehashi.review v WHERE v.team_id = r.team_id AND v.request_id = r.id
             AND v.reviewer_id = $3 AND v.state = 'done')))::int AS reviewed
         FROM kakehashi.request r
         WHERE r.team_id = $1 AND r.cohort_id = $2 AND ($4::timestamptz IS NULL OR r.created_at BETWEEN $4 AND $5)
         GROUP BY r.process`,
        [teamId, cohortId, userId, during?.from ?? null, during?.to ?? null],
      );
      return found
        .filter(({ asked, answered, reviewed }) => asked + answered + reviewed > 0)
        .sort((a, b) => LESSON_IDS.indexOf(a.process) - LESSON_IDS.indexOf(b.process));
    },
  };
}
