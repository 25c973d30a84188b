import type { RoleId } from '../course/role.ts';
import type { RequestState } from '../exercise/request.ts';

/** A request in its lesson's list. */
export interface ListedRequest {
  requestId: string;
  asker: string;
  roles: RoleId[];
  /** The role in which the asker speaks, where it's a remark to the data scientist. */
  as?: RoleId;
  /** The request's first words. */
  about: string;
  state: RequestState;
  reviews: { done: number; invited: number };
}
