import type { RoleId } from '../../course/types.ts';
import { checkRoles } from '../../team/check-roles.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { findOwners } from '../requests/find-owners.ts';
import { checkMember } from './check-member.ts';
import { findCohort } from './find-cohort.ts';
import { findPresence } from './find-presence.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

/**
 * A person takes the roles they chose, in place of those they held; the welcome message shows the new team, and requests that
 * nobody could be asked go to them.
 * @throws AppError cohort_missing, role_unknown, too_many_roles
 */
export async function chooseRoles(
  deps: FlowDeps,
  input: { place: Place; userId: string; roles: RoleId[] },
): Promise<{ cohort: Cohort; roles: RoleId[] }> {
  const { store, course } = deps;
  const cohort = await findCohort(store, input.place);
  await checkMember(store, cohort, input.userId);
  const roles = checkRoles(input.roles, course.roles(cohort.locale));
  const presence = await findPresence(deps, cohort);
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    await saveRoles(deps, tx, cohort, { userId: input.userId, roles, presence });
    await reviseWelcome(tx, cohort);
  });
  await announce(deps, input.place);
  await findOwners(deps, cohort);
  return { cohort, roles };
}
