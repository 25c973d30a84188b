import type { RoleId } from '../../course/role.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import { changeAsAssignee } from './change-as-assignee.ts';
import type { RequestAction } from './change-request.ts';
import { findAssignees } from './find-assignees.ts';
import type { ReassignPort } from './port.ts';
import { lockForOfferedRole, takeOfferedRole } from './take-offered-role.ts';

/**
 * Records that this person will answer. If the request was handed on to them with a role, the role is theirs now. A second press changes nothing.
 * @returns the role that is theirs now
 * @throws AppError as checkMayAnswer does
 */
export async function acceptRequest(needs: ReassignPort, action: RequestAction): Promise<RoleId | undefined> {
  const { userId } = action;
  let taken: { role: RoleId; cohort: Cohort } | undefined;
  await changeAsAssignee(
    needs,
    action,
    async (tx, { request, cohort, assignment }) => {
      const offered = await takeOfferedRole(tx, cohort, userId, assignment);
      taken = offered.taken === undefined ? undefined : { role: offered.taken, cohort };
      return withAssignment(request, assignment.role, { ...offered.change, state: 'accepted', assigneeId: userId });
    },
    { before: (tx) => lockForOfferedRole(tx, action) },
  );
  if (taken === undefined) return undefined;
  await findAssignees(needs, taken.cohort);
  return taken.role;
}
