import type { RoleId } from '../course/role.ts';

export interface RoleHolding {
  userId: string;
  role: RoleId;
  /** Id of the user who assigned the role; absent when the holder chose it. */
  chosenBy?: string;
}
