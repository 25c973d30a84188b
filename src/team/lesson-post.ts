import type { LessonId } from '../course/lesson-id.ts';

export interface LessonPost {
  id: string;
  cohortId: string;
  process: LessonId;
  /** 1 for the first post of this lesson in the cohort, 2 for the second. Unique by cohort and process. */
  edition: number;
  createdAt: Date;
}
