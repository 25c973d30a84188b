import type { RoleId } from '../../course/role.ts';
import { checkRoles } from '../../team/check-roles.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAssignees } from '../requests/find-assignees.ts';
import type { ReassignPort } from '../requests/port.ts';
import { settlerFor } from '../requests/settle-told.ts';
import { findCohort } from './find-cohort.ts';
import { findPresence } from './find-presence.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

/**
 * Replaces a person's roles with those they chose, and shows the new team in the welcome message. The person may get requests
 * that have nobody to answer them.
 * @throws AppError cohort_missing, not_in_cohort, role_unknown, too_many_roles
 */
export async function chooseRoles(
  needs: ReassignPort,
  input: { place: Place; userId: string; roles: RoleId[] },
): Promise<{ cohort: Cohort; roles: RoleId[] }> {
  const { store, course } = needs;
  const cohort = await findCohort(store, input.place, input.userId);
  const roles = checkRoles(input.roles, course.roles(cohort.locale));
  const presence = await findPresence(needs, cohort);
  const settle = await settlerFor(needs, cohort, [input.userId]);
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    await saveRoles(needs, tx, cohort, { userId: input.userId, roles, presence });
    await reviseWelcome(tx, cohort);
  });
  await announce(needs, input.place);
  await settle();
  await findAssignees(needs, cohort);
  return { cohort, roles };
}
