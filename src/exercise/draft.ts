import type { LessonId } from '../course/lesson-id.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';

/** A request as far as it is written. */
export interface Draft extends DraftKey {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
  savedAt: Date;
}

/** Whose draft it is, and of what: one a person, cohort and lesson. */
export interface DraftKey {
  teamId: string;
  cohortId: string;
  process: LessonId;
  userId: string;
}
