import type { RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { checkRoles, MAX_ROLES } from '../../team/check-roles.ts';
import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../port.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import { giveRoles } from './give-roles.ts';

/** What came of giving several people a role. */
export interface Imported {
  handle: string;
  role: RoleId;
  /** Who has it now, and had it not before. */
  added: string[];
  /** Who had it before. */
  had: string[];
  /** Who holds as many roles as one can. */
  full: string[];
  /** Guests and bots, who choose for themselves, and people who are gone. */
  not: string[];
}

/**
 * The facilitator gives a role to everybody in a user group, beside those that they hold.
 * @throws AppError cohort_missing, not_facilitator, role_unknown, group_unknown (values: typed), groups_not_allowed
 */
export async function importGroup(
  deps: FlowDeps,
  input: { place: Place; byId: string; group: { id: string } | { handle: string }; role: RoleId },
): Promise<Imported> {
  const { store, chat, course } = deps;
  const cohort = await findAsFacilitator(deps, input.place, input.byId);
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
  await giveRoles(deps, cohort, input.byId, changes);
  return result;
}
