import type { RoleId } from '../course/role.ts';
import type { RoleHolding } from '../team/role-holding.ts';

export interface RoleStore {
  /** Replaces all roles that a person holds in a cohort. `chosenBy` is the person themselves when absent. */
  set(teamId: string, cohortId: string, userId: string, roles: RoleId[], chosenBy?: string): Promise<void>;
  /** Ordered by role, then by the time the role was taken. */
  list(teamId: string, cohortId: string): Promise<RoleHolding[]>;
  /** Everybody who holds a role, longest holder first. */
  inOrder(teamId: string, cohortId: string): Promise<string[]>;
}
