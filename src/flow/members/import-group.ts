import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { checkRoles, MAX_ROLES } from '../../team/check-roles.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import { giveRoles } from './give-roles.ts';
import type { MembersPort } from './port.ts';

/** Result of giving a role to everybody in a group, by user id. */
export interface Imported {
  handle: string;
  role: RoleId;
  /** People who got the role. */
  added: string[];
  /** People who had it already. */
  had: string[];
  /** People who hold the maximum number of roles. */
  full: string[];
  /** Guests and bots, who choose their own roles, and people who are gone. */
  not: string[];
}

/**
 * Adds a role for everybody in a user group, as the facilitator.
 * @throws AppError cohort_missing, not_facilitator, role_unknown, group_unknown (values: typed), groups_not_allowed
 */
export async function importGroup(
  needs: Omit<MembersPort, 'initialRoles'>,
  input: { place: Place; byId: string; group: { id: string } | { handle: string }; role: RoleId },
): Promise<Imported> {
  const { store, chat, course } = needs;
  const cohort = await findAsFacilitator(needs, input.place, input.byId);
  const known = course.roles(cohort.locale);
  const [role = input.role] = checkRoles([input.role], known);
  const group = await chat.groupOf(cohort.teamId, input.group);
  if (group === 'not-allowed') throw new AppError('groups_not_allowed');
  if (group === 'unknown') {
    throw new AppError('group_unknown', { typed: 'id' in input.group ? input.group.id : input.group.handle });
  }
  const holdings = await store.roles.list(cohort.teamId, cohort.id);
  const kinds = await Promise.all(group.users.map(async (user) => (await chat.personOf(cohort.teamId, user)).kind));
  const result: Imported = { handle: group.handle, role, added: [], had: [], full: [], not: [] };
  const changes = group.users.flatMap((userId, index) => {
    const held = holdings.filter((one) => one.userId === userId).map((one) => one.role);
    const list = held.includes(role)
      ? result.had
      : kinds[index] !== 'member'
        ? result.not
        : held.length >= MAX_ROLES
          ? result.full
          : result.added;
    list.push(userId);
    return list === result.added ? [{ userId, roles: checkRoles([...held, role], known) }] : [];
  });
  await giveRoles(needs, cohort, input.byId, changes);
  return result;
}
