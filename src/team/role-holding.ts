import type { RoleId } from '../course/types.ts';

export interface RoleHolding {
  userId: string;
  role: RoleId;
  /** Who chose it for them; absent = they did. */
  chosenBy?: string;
}
