import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { routeRequest } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { changeAsAssignee } from './change-as-assignee.ts';
import type { RequestAction } from './change-request.ts';
import { findOtherHolders } from './find-other-holders.ts';
import { findPresenceOfRequest } from './find-presence-of-request.ts';
import { gatherRouting } from './gather-routing.ts';
import type { ReassignPort } from './port.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Hands a request on to another holder of the role, and posts the reason in the thread.
 * @param action.to the person chosen; the routing chooses when absent
 * @throws AppError as checkMayAnswer and checkText do; nobody_else
 */
export async function handOnRequest(
  needs: ReassignPort,
  action: RequestAction & { reason: string; to?: string },
): Promise<void> {
  const reason = checkText(action.reason);
  const now = needs.clock.now();
  const presence = await findPresenceOfRequest(needs, action);
  await changeAsAssignee(needs, action, async (tx, { request, cohort, assignment }) => {
    const { role } = assignment;
    const others = await findOtherHolders(tx, cohort, request, assignment, { userId: action.userId, now, presence });
    if (action.to !== undefined && !others.includes(action.to)) throw new AppError('nobody_else', { role });
    const routing = await gatherRouting(tx, cohort, request.askerId, { now, presence });
    const holdings = others.map((userId) => ({ userId, role }));
    const assignee = action.to ?? routeRequest({ ...routing, holdings, role, standIns: false }).assignee;
    if (assignee === undefined || !others.includes(assignee)) throw new AppError('nobody_else', { role });
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(request.id, `handed-on:${role}:${assignment.passed.length}`),
      content: { type: 'handed-on', requestId: request.id, from: action.userId, to: assignee, role, reason },
    });
    return withAssignment(request, role, {
      assigneeId: assignee,
      why: 'handed-on',
      state: 'asked',
      askedAt: now,
      passed: [...assignment.passed, action.userId],
      reminders: 0,
      remindAt: now,
    });
  });
}
