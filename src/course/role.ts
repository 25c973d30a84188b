/** Id of one of the 18 roles, kebab-case as in `lessons/course.yml` (for example `domain-expert`). */
export type RoleId = string;

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
