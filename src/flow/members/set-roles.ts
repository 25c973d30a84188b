import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkRoles } from '../../team/check-roles.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import { giveRoles } from './give-roles.ts';
import type { MembersPort } from './port.ts';

/**
 * Replaces a person's roles as the facilitator. The person is told, and can choose other roles.
 * @throws AppError cohort_missing, not_facilitator, role_unknown, too_many_roles, role_own_choice (values: assignee) for a guest or bot
 */
export async function setRoles(
  needs: Omit<MembersPort, 'initialRoles'>,
  input: { place: Place; byId: string; userId: string; roles: RoleId[] },
): Promise<RoleId[]> {
  const { chat, course } = needs;
  const cohort = await findAsFacilitator(needs, input.place, input.byId);
  const roles = checkRoles(input.roles, course.roles(cohort.locale));
  const { kind } = await chat.personOf(cohort.teamId, input.userId);
  if (kind !== 'member') throw new AppError('role_own_choice', { assignee: input.userId });
  await giveRoles(needs, cohort, input.byId, [{ userId: input.userId, roles }]);
  return roles;
}
