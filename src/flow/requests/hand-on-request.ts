import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { routeRequest } from '../../exercise/route-request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { Chat } from '../../ports/chat.ts';
import { changeAsAssignee } from './change-as-assignee.ts';
import type { RequestAction } from './change-request.ts';
import { type Candidate, checkHandOn, findCandidate } from './check-hand-on.ts';
import { findOtherHolders } from './find-other-holders.ts';
import { findPresenceOfRequest } from './find-presence-of-request.ts';
import { gatherRouting } from './gather-routing.ts';
import type { ReassignPort } from './port.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Hands a request on to another holder of the role, or to anybody in the channel, and posts the reason in the thread. Somebody who doesn't
 * hold the role gets it by accepting or answering.
 * @param action.to the person chosen; the routing chooses among the other holders when absent
 * @throws AppError as checkMayAnswer, checkText and checkHandOn do; nobody_else
 */
export async function handOnRequest(
  needs: ReassignPort & { chat: Pick<Chat, 'membersOf'> },
  action: RequestAction & { reason: string; to?: string },
): Promise<void> {
  const reason = checkText(action.reason);
  const now = needs.clock.now();
  const presence = await findPresenceOfRequest(needs, action);
  const chosen = action.to === undefined ? undefined : await lookUp(needs, action, action.to);
  await changeAsAssignee(needs, action, async (tx, { request, cohort, assignment }) => {
    const { role } = assignment;
    const choose = async () => {
      const others = await findOtherHolders(tx, cohort, request, assignment, { userId: action.userId, now, presence });
      const routing = await gatherRouting(tx, cohort, request.askerId, { now, presence });
      const holdings = others.map((userId) => ({ userId, role }));
      const { assignee } = routeRequest({ ...routing, holdings, role, standIns: false });
      if (assignee === undefined || !others.includes(assignee)) throw new AppError('nobody_else', { role });
      return { to: assignee, holds: true };
    };
    const check = async (candidate: Candidate) => {
      const about = { cohort, request, assignment, by: action.userId };
      return { to: candidate.userId, ...(await checkHandOn(tx, needs.clock, about, candidate)) };
    };
    const { to, holds } = chosen === undefined ? await choose() : await check(chosen);
    const offered = holds ? {} : { offered: true as const };
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(request.id, `handed-on:${role}:${assignment.passed.length}`),
      content: {
        type: 'handed-on',
        requestId: request.id,
        from: action.userId,
        to,
        role,
        reason,
        ...offered,
        ...remarkField(request),
      },
    });
    return withAssignment(request, role, {
      assigneeId: to,
      why: holds ? 'handed-on' : 'offered',
      state: 'asked',
      askedAt: now,
      passed: [...assignment.passed, action.userId],
      reminders: 0,
      remindAt: now,
    });
  });
}

async function lookUp(
  { store, chat }: Parameters<typeof handOnRequest>[0],
  { teamId, requestId }: RequestAction,
  userId: string,
): Promise<Candidate> {
  const request = await store.requests.byId(teamId, requestId);
  const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (cohort === undefined) throw new AppError('request_gone');
  return findCandidate(chat, cohort, userId);
}
