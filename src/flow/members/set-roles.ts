import type { RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkRoles } from '../../team/check-roles.ts';
import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../port.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import { giveRoles } from './give-roles.ts';

/**
 * The facilitator sets somebody's roles, in place of those they held. They are told, and can choose others.
 * @throws AppError cohort_missing, not_facilitator, role_unknown, too_many_roles, role_own_choice (values: assignee) for guests and bots
 */
export async function setRoles(
  deps: FlowDeps,
  input: { place: Place; byId: string; userId: string; roles: RoleId[] },
): Promise<RoleId[]> {
  const { chat, course } = deps;
  const cohort = await findAsFacilitator(deps, input.place, input.byId);
  const roles = checkRoles(input.roles, course.roles(cohort.locale));
  const { kind } = await chat.personOf(cohort.teamId, input.userId);
  if (kind !== 'member') throw new AppError('role_own_choice', { assignee: input.userId });
  await giveRoles(deps, cohort, input.byId, [{ userId: input.userId, roles }]);
  return roles;
}
