import type { LessonId, RequestKind, RoleId } from '../course/types.ts';

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
