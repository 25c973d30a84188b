import type { RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import { checkRoles, MAX_ROLES } from '../../team/check-roles.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { findOwners } from '../requests/find-owners.ts';
import { findAsFacilitator } from './change-settings.ts';
import { presenceOf } from './find-presence.ts';
import { reviseWelcome, saveRoles } from './save-roles.ts';

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
  await give(deps, cohort, input.byId, [{ userId: input.userId, roles }]);
  return roles;
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
  await give(deps, cohort, input.byId, changes);
  return result;
}

async function give(
  deps: FlowDeps,
  cohort: Cohort,
  by: string,
  changes: { userId: string; roles: RoleId[] }[],
): Promise<void> {
  if (changes.length === 0) return;
  const presence = await presenceOf(deps, cohort);
  await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    for (const { userId, roles } of changes) {
      await saveRoles(deps, tx, cohort, { userId, roles, by, presence });
      if (userId !== by) await tell(deps, tx, cohort, { to: userId, by, roles });
    }
    await reviseWelcome(tx, cohort);
  });
  await announce(deps, cohort);
  for (const { userId } of changes) await announce(deps, { teamId: cohort.teamId, channelId: userId });
  await findOwners(deps, cohort);
}

async function tell(
  { random }: FlowDeps,
  tx: Store,
  cohort: Cohort,
  { to, by, roles }: { to: string; by: string; roles: RoleId[] },
): Promise<void> {
  await tx.posts.add({
    teamId: cohort.teamId,
    channelId: to,
    key: cohortKey(cohort.id, `roles-set:${random.uuid()}`),
    locale: cohort.locale,
    content: { type: 'roles-set', to, by, channel: cohort.channelId, roles },
  });
}
