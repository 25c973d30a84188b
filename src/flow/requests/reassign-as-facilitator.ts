import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findPresence } from '../members/find-presence.ts';
import type { ReassignPort } from './port.ts';
import { reassignRequest } from './reassign-request.ts';
import { settleTold } from './settle-told.ts';

/**
 * Gives a request that waits for a person to the next one who can answer, as the facilitator wishes.
 * @param input.from the person it waited for when the facilitator saw it, so that a repeated press passes over one person
 * @throws AppError as findAsFacilitator does; request_gone; nobody_else when nobody else can answer
 */
export async function reassignAsFacilitator(
  needs: ReassignPort,
  { place, byId, requestId, role, from }: { place: Place; byId: string; requestId: string; role: RoleId; from: string },
): Promise<void> {
  const cohort = await findAsFacilitator(needs, place, byId);
  const presence = await findPresence(needs, cohort, [role]);
  await needs.store.transaction(async (tx) => {
    const request = await tx.requests.lock(cohort.teamId, requestId);
    if (request === undefined || request.cohortId !== cohort.id) throw new AppError('request_gone');
    const assignment = request.assignments.find((each) => each.role === role);
    if (assignment === undefined || !isOpen(assignment) || assignment.assigneeId !== from) return;
    const options = { role, because: 'moved' as const, presence, keep: true };
    const changed = await reassignRequest(needs, tx, cohort, request, options);
    if (changed === undefined) throw new AppError('nobody_else', { role });
  });
  await announce(needs, cohort);
  await settleTold(needs, { teamId: cohort.teamId, requestId });
}
