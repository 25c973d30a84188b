import type { LessonId } from '../course/lesson-id.ts';
import type { LessonPost } from '../team/lesson-post.ts';

export interface LessonStore {
  /** Inserts unless this edition exists; `created` tells which. */
  create(teamId: string, lesson: LessonPost): Promise<{ lesson: LessonPost; created: boolean }>;
  byId(teamId: string, id: string): Promise<LessonPost | undefined>;
  /** Lessons that the cohort has, in no order. */
  posted(teamId: string, cohortId: string): Promise<LessonId[]>;
  /** The newest lesson of a cohort, of one process (or lesson around them) or of any. */
  latest(teamId: string, cohortId: string, process?: LessonId): Promise<LessonPost | undefined>;
}
