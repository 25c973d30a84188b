import { checkRoles } from '../cohort/check-roles.ts';
import { holdersByRole } from '../cohort/members.ts';
import type { RoleId } from '../course/types.ts';
import type { Cohort, Place } from '../ports.ts';
import { announce, type FlowDeps } from './deps.ts';
import { findCohort } from './find-cohort.ts';

/**
 * A person takes the roles they chose, in place of those they held; the welcome message shows the new team.
 * @throws AppError cohort_missing, role_unknown, too_many_roles
 */
export async function chooseRoles(
  deps: FlowDeps,
  input: { place: Place; userId: string; roles: RoleId[] },
): Promise<{ cohort: Cohort; roles: RoleId[] }> {
  const { store, course } = deps;
  const cohort = await findCohort(store, input.place);
  const roles = checkRoles(input.roles, course.roles(cohort.locale));
  await store.transaction(async (tx) => {
    await tx.roles.set(cohort.teamId, cohort.id, input.userId, roles);
    const holdings = await tx.roles.list(cohort.teamId, cohort.id);
    await tx.posts.revise(cohort.teamId, `cohort:${cohort.id}:welcome`, {
      type: 'welcome',
      facilitator: cohort.facilitatorId,
      roles: holdersByRole(holdings),
    });
  });
  await announce(deps, input.place);
  return { cohort, roles };
}
