/** Id of one of the 18 roles, kebab-case as in `lessons/course.yml` (for example `domain-expert`). */
export type RoleId = string;

/** The role that hears remarks: what the others tell the data scientist. */
export const HEARER: RoleId = 'data-scientist';

export interface Role {
  id: RoleId;
  family: 'business' | 'builders' | 'engineering' | 'operations' | 'control';
  name: string;
  /** What the role does, in one sentence. */
  does: string;
  /** What the role knows that the data scientist needs, in one sentence. */
  knows: string;
  /** What the role worries about, in one sentence. */
  worries: string;
}

/** What a holder of a role gets for a process. */
export interface RoleCard {
  /** What to listen for, because the data scientist can't see it alone. It goes on from "Listen for". Absent for the data scientist. */
  listen?: string;
  /** Questions that the data scientist asks oneself; empty for the other roles. */
  ask: string[];
  /**
   * What the role could tell the data scientist: shown only to those who have told them something. Empty for the data scientist.
   */
  remarks: string[];
}
