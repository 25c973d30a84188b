import type { LessonId } from '../course/lesson-id.ts';
import type { LessonPost } from '../team/lesson-post.ts';

export interface LessonStore {
  /** Inserts unless this edition exists; `created` tells which. */
  create(teamId: string, lesson: LessonPost): Promise<{ lesson: LessonPost; created: boolean }>;
  byId(teamId: string, id: string): Promise<LessonPost | undefined>;
  /** Lessons that a cohort has, unordered. */
  posted(teamId: string, cohortId: string): Promise<LessonId[]>;
  /** The newest lesson of a cohort; of one lesson id when `process` is given. */
  latest(teamId: string, cohortId: string, process?: LessonId): Promise<LessonPost | undefined>;
}
