import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { checkMember } from '../members/check-member.ts';
import { changeRequest, type RequestAction } from './change-request.ts';
import { findPresenceOfRequest } from './find-presence-of-request.ts';
import type { ReassignPort } from './port.ts';
import { reassignRequest } from './reassign-request.ts';
import { withdrawOffers } from './withdraw-offers.ts';

/**
 * Sends a request that a role's stand-in couldn't answer to a person: to a holder of the role, if there is one by now, else to the
 * facilitator. Only its asker may. A second press changes nothing.
 * @returns who is asked
 * @throws AppError request_gone, not_in_cohort, only_asker (values: assignee, the asker), nobody_to_send (values: role)
 */
export async function sendToPerson(needs: ReassignPort, action: RequestAction & { role: RoleId }): Promise<string> {
  const { teamId, requestId, userId, role } = action;
  const presence = await findPresenceOfRequest(needs, action);
  let to: string | undefined;
  await changeRequest(needs, action, async (tx, { request, cohort }) => {
    await checkMember(tx, cohort, userId);
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const assignment = request.assignments.find((each) => each.role === role);
    to = assignment?.assigneeId;
    if (to !== undefined) return undefined;
    if (assignment?.why !== 'stand-in') throw new AppError('request_gone');
    const { closedAt: _, ...open } = withAssignment(request, role, { state: 'asked' });
    const sent = await reassignRequest(needs, tx, cohort, open, { role, because: 'sent', presence });
    to = sent?.assignments.find((each) => each.role === role)?.assigneeId;
    if (to === undefined) throw new AppError('nobody_to_send', { role });
    await withdrawOffers(tx, { teamId, requestId, role });
    return undefined;
  });
  if (to === undefined) throw new AppError('nobody_to_send', { role });
  return to;
}
