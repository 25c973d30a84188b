import type { LessonId, RequestKind, RoleId } from '../course/types.ts';

/** Whose draft it is, and of what: one a person, cohort and lesson. */
export interface DraftKey {
  teamId: string;
  cohortId: string;
  process: LessonId;
  userId: string;
}

/** A request as far as it is written. */
export interface Draft extends DraftKey {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
  savedAt: Date;
}

export interface DraftStore {
  of(key: DraftKey): Promise<Draft | undefined>;
  /**
   * Writes it unless a later one is kept, or the request that it became was sent: changes may arrive in another order than
   * they were made.
   * @param requestId id that the request has once it is sent
   */
  save(draft: Draft, requestId: string): Promise<boolean>;
  remove(key: DraftKey): Promise<void>;
}
