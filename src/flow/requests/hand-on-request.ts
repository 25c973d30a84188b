import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { routeRequest } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { FlowDeps } from '../deps.ts';
import { changeAsAsked, type Deed } from './change-as-asked.ts';
import { findOtherHolders } from './find-other-holders.ts';
import { findPresenceOfRequest } from './find-presence-of-request.ts';
import { gatherRouting } from './gather-routing.ts';

/**
 * Hands a request on to another holder of the role, with the reason said in the thread.
 * @param deed.to whom, when the person knows better than the routing
 * @throws AppError as checkMayAnswer does; nobody_else, text_empty, text_too_long
 */
export async function handOnRequest(deps: FlowDeps, deed: Deed & { reason: string; to?: string }): Promise<void> {
  const reason = checkText(deed.reason);
  const now = deps.clock.now();
  const presence = await findPresenceOfRequest(deps, deed);
  await changeAsAsked(deps, deed, async (tx, cohort, request, assignment) => {
    const others = await findOtherHolders(tx, cohort, request, assignment, { userId: deed.userId, now, presence });
    if (deed.to !== undefined && !others.includes(deed.to))
      throw new AppError('nobody_else', { role: assignment.role });
    const routing = await gatherRouting(tx, cohort, request.askerId, { now, presence });
    const holdings = others.map((userId) => ({ userId, role: assignment.role }));
    const assignee = deed.to ?? routeRequest({ ...routing, holdings, role: assignment.role, standIns: false }).assignee;
    if (assignee === undefined || !others.includes(assignee)) {
      throw new AppError('nobody_else', { role: assignment.role });
    }
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `handed-on:${assignment.role}:${assignment.passed.length}`),
      content: {
        type: 'handed-on',
        requestId: request.id,
        from: deed.userId,
        to: assignee,
        role: assignment.role,
        reason,
      },
    });
    return withAssignment(request, assignment.role, {
      assigneeId: assignee,
      why: 'handed-on',
      state: 'asked',
      askedAt: now,
      passed: [...assignment.passed, deed.userId],
      reminders: 0,
      remindAt: now,
    });
  });
}
