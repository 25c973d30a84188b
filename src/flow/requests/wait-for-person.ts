import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import type { Absentee, Assignment, Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember, maySee } from '../members/check-member.ts';
import type { Presence } from '../members/find-presence.ts';
import { changeRequest, type RequestAction } from './change-request.ts';
import { findPresenceOfRequest } from './find-presence-of-request.ts';
import { gatherRouting } from './gather-routing.ts';
import type { ChangeStore, ReassignPort } from './port.ts';
import { threadOfRequest } from './thread-of-request.ts';
import { withdrawOffers } from './withdraw-offers.ts';

/**
 * Puts one role's part of a request back to wait for a person who is away, in place of the stand-in or the person who is asked now. Only its
 * asker may. The person is reminded from the day they are back, and until then it goes to nobody else. A second press changes nothing.
 * @returns the person's absence; undefined when they are back already, so that they are asked now
 * @throws AppError request_gone, not_in_cohort, only_asker (values: assignee, the asker), wait_closed, wait_gone (values: assignee); what
 *   happened meanwhile: request_answered_by, request_declined_by, wait_taken (values: assignee)
 */
export async function waitForPerson(
  needs: ReassignPort,
  action: RequestAction & { role: RoleId; person: string },
): Promise<Absentee | undefined> {
  const { teamId, requestId, userId, role, person } = action;
  const now = needs.clock.now();
  const presence = await findPresenceOfRequest(needs, action);
  let absence: Absentee | undefined;
  await changeRequest(needs, action, async (tx, { request, cohort }) => {
    await checkMember(tx, cohort, userId);
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const assignment = request.assignments.find((each) => each.role === role);
    if (assignment === undefined) throw new AppError('request_gone');
    const routing = await gatherRouting(tx, cohort, userId, { now, presence });
    absence = routing.away?.get(person);
    if (assignment.assigneeId === person && isOpen(assignment)) return undefined;
    checkMayWait(request, assignment);
    if (!(await canAnswer(tx, cohort, { role, person, presence })))
      throw new AppError('wait_gone', { assignee: person });
    const away = absence === undefined ? {} : { away: [absence] };
    const { away: _, remindAt: __, ...rest } = assignment;
    const waiting: Assignment = {
      ...rest,
      assigneeId: person,
      why: 'waits',
      state: 'asked',
      askedAt: now,
      passed: assignment.passed.filter((each) => each !== person),
      reminders: 0,
      remindAt: now,
      ...away,
    };
    await withdrawOffers(tx, { teamId, requestId, role });
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(requestId, `waits:${role}:${now.getTime()}`),
      content: {
        type: 'handed-over',
        ...remarkField(request),
        requestId,
        asker: request.askerId,
        to: person,
        role,
        why: 'waits',
        because: 'waits',
        ...away,
      },
    });
    return { ...request, assignments: request.assignments.map((each) => (each === assignment ? waiting : each)) };
  });
  return absence;
}

/** Refuses where somebody has acted on the request since the button was shown. */
function checkMayWait({ closedAt }: Request, { state, assigneeId: assignee }: Assignment): void {
  if (closedAt !== undefined) throw new AppError('wait_closed');
  // A stand-in, which is no assignee, may have answered.
  if (assignee === undefined) return;
  if (state === 'answered') throw new AppError('request_answered_by', { assignee });
  if (state === 'declined') throw new AppError('request_declined_by', { assignee });
  if (state === 'accepted') throw new AppError('wait_taken', { assignee });
}

/** Whether a person still holds the role here, and can be asked once they are back. */
async function canAnswer(
  tx: Pick<ChangeStore, 'members' | 'roles'>,
  cohort: Cohort,
  { role, person, presence }: { role: RoleId; person: string; presence: Presence },
): Promise<boolean> {
  const holdings = await tx.roles.list(cohort.teamId, cohort.id);
  const isGone = presence.not.has(person) && !presence.away.has(person);
  return (
    !isGone &&
    holdings.some((held) => held.role === role && held.userId === person) &&
    (await maySee(tx, cohort, person))
  );
}
