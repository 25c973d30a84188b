import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { Chat } from '../../ports/chat.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findPresence } from '../members/find-presence.ts';
import { checkHandOn, findCandidate } from './check-hand-on.ts';
import type { ReassignPort } from './port.ts';
import { reassignRequest } from './reassign-request.ts';
import { settleTold } from './settle-told.ts';

/** What the facilitator saw in App Home: a request of a course that waits for a person in a role. */
interface Seen {
  place: Place;
  byId: string;
  requestId: string;
  role: RoleId;
  from: string;
}

/**
 * Gives a request that waits for a person to somebody else, as the facilitator wishes: to anybody in the channel, who gets the role by accepting
 * or answering, or else to the next one who can answer.
 * @param input.from the person it waited for when the facilitator saw it, so that a repeated form changes nothing
 * @param input.to the person chosen; the routing chooses when absent
 * @returns who is asked now; undefined when a stand-in or anybody answers
 * @throws AppError as findAsFacilitator and checkHandOn do; request_gone; nobody_else when nobody else can answer
 */
export async function reassignAsFacilitator(
  needs: ReassignPort & { chat: Pick<Chat, 'membersOf'> },
  input: Seen & { to?: string },
): Promise<{ to?: string }> {
  const { store, chat, clock } = needs;
  const { place, byId, requestId, role, from, to } = input;
  const cohort = await findAsFacilitator(needs, place, byId);
  const { teamId } = cohort;
  const presence = await findPresence(needs, cohort, [role]);
  const candidate = to === undefined ? undefined : await findCandidate(chat, cohort, to);
  const asked = await store.transaction(async (tx) => {
    const request = ofCohort(cohort, await tx.requests.lock(teamId, requestId));
    const assignment = request.assignments.find((each) => each.role === role);
    if (assignment === undefined || !isOpen(assignment) || assignment.assigneeId !== from) return assignment;
    const about = { cohort, request, assignment };
    const chosen =
      candidate === undefined
        ? {}
        : { to: { userId: candidate.userId, ...(await checkHandOn(tx, clock, about, candidate)) } };
    const options = { role, because: 'moved' as const, presence, keep: true, ...chosen };
    const changed = await reassignRequest(needs, tx, cohort, request, options);
    if (changed === undefined) throw new AppError('nobody_else', { role });
    return changed.assignments.find((each) => each.role === role);
  });
  await announce(needs, cohort);
  await settleTold(needs, { teamId, requestId });
  return asked?.assigneeId === undefined ? {} : { to: asked.assigneeId };
}

/**
 * Finds the request that a facilitator wants to give to somebody else.
 * @throws AppError as findAsFacilitator does; request_gone when it no longer waits for that person
 */
export async function findToReassign(
  needs: { store: StoreOf<'cohorts' | 'members' | 'requests' | 'roles'> } & Parameters<typeof findAsFacilitator>[0],
  { place, byId, requestId, role, from }: Seen,
): Promise<Request> {
  const cohort = await findAsFacilitator(needs, place, byId);
  const request = ofCohort(cohort, await needs.store.requests.byId(cohort.teamId, requestId));
  const isWaiting = request.assignments.some((each) => each.role === role && each.assigneeId === from && isOpen(each));
  if (!isWaiting) throw new AppError('request_gone');
  return request;
}

function ofCohort({ id }: Cohort, request: Request | undefined): Request {
  if (request === undefined || request.cohortId !== id) throw new AppError('request_gone');
  return request;
}
