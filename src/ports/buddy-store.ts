import type { Buddy, BuddyComment, BuddyState } from '../team/buddy.ts';

export interface BuddyStore {
  /** Inserts; false when this one exists, or when the cohort has somebody who was asked or has accepted. */
  add(teamId: string, buddy: Buddy): Promise<boolean>;
  byId(teamId: string, id: string): Promise<Buddy | undefined>;
  /** The person who was asked in a cohort: they have accepted, or haven't answered yet. */
  current(teamId: string, cohortId: string): Promise<Buddy | undefined>;
  /** Those for whom this person is asked to be the buddy, or is it, by how far it is; the oldest first. */
  ofBuddy(teamId: string, buddyId: string, state: BuddyState): Promise<Buddy[]>;
  /** Whether this person has declined in a cohort. */
  hasDeclined(teamId: string, cohortId: string, buddyId: string): Promise<boolean>;
  setState(teamId: string, id: string, state: BuddyState): Promise<void>;
  /** Notes that a request is finished, for the buddy with this id; false when it was noted before. */
  addFinished(teamId: string, id: string, requestId: string): Promise<boolean>;
  /** Whether a finished request is noted for the buddy with this id. */
  hasFinished(teamId: string, id: string, requestId: string): Promise<boolean>;
  /** Inserts; false when this comment exists. */
  addComment(teamId: string, comment: BuddyComment): Promise<boolean>;
}
