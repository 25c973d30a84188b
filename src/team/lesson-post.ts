import type { LessonId } from '../course/lesson-id.ts';

export interface LessonPost {
  id: string;
  cohortId: string;
  process: LessonId;
  /** 1 for the first time the cohort gets this lesson, 2 when posted again. Unique with cohort and process. */
  edition: number;
  createdAt: Date;
}
