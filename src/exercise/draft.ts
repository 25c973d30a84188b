import type { LessonId } from '../course/lesson-id.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';

/** A saved unfinished request. */
export interface Draft extends DraftKey {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
  /** By which day the answer is needed: YYYY-MM-DD. */
  due?: string;
  savedAt: Date;
}

/** Key of a draft: each person has at most one for each cohort and lesson. */
export interface DraftKey {
  teamId: string;
  cohortId: string;
  process: LessonId;
  userId: string;
}
