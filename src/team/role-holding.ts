import type { RoleId } from '../course/role.ts';

export interface RoleHolding {
  userId: string;
  role: RoleId;
  /** Who chose it for them; absent = they did. */
  chosenBy?: string;
}
