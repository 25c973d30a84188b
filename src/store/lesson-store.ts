import type { LessonId } from '../course/lesson-id.ts';
import type { Store } from '../ports/store.ts';
import type { LessonPost } from '../team/lesson-post.ts';
import { type Db, one, rows } from './query.ts';

const COLUMNS = 'id, cohort_id AS "cohortId", process, edition, created_at AS "createdAt"';

export function lessonStore(db: Db): Store['lessons'] {
  return {
    async create(teamId, lesson) {
      const made = await one(
        db,
        `INSERT INTO kakehashi.lesson_post (team_id, id, cohort_id, process, edition, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (team_id, cohort_id, process, edition) DO NOTHING RETURNING id`,
        [teamId, lesson.id, lesson.cohortId, lesson.process, lesson.edition, lesson.createdAt],
      );
      if (made !== undefined) return { lesson, created: true };
      const existing = await one<LessonPost>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.lesson_post
         WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND edition = $4`,
        [teamId, lesson.cohortId, lesson.process, lesson.edition],
      );
      return { lesson: existing ?? lesson, created: false };
    },
    byId: (teamId, id) =>
      one<LessonPost>(db, `SELECT ${COLUMNS} FROM kakehashi.lesson_post WHERE team_id = $1 AND id = $2`, [teamId, id]),
    posted: async (teamId, cohortId) =>
      (
        await rows<{ process: LessonId }>(
          db,
          'SELECT DISTINCT process FROM kakehashi.lesson_post WHERE team_id = $1 AND cohort_id = $2',
          [teamId, cohortId],
        )
      ).map(({ process }) => process),
    latest: (teamId, cohortId, process) =>
      one<LessonPost>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.lesson_post
         WHERE team_id = $1 AND cohort_id = $2 AND ($3::text IS NULL OR process = $3)
         ORDER BY created_at DESC, edition DESC LIMIT 1`,
        [teamId, cohortId, process ?? null],
      ),
  };
}
