import type { Assignment } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { findPresence } from '../members/find-presence.ts';
import type { ReassignPort } from './port.ts';
import { reassignRequest } from './reassign-request.ts';
import { settleTold } from './settle-told.ts';

/**
 * Gives an assignment to somebody else because its person is late, away or gone, or to the stand-in because a workshop goes on. An assignment of somebody who is away stays
 * with them when nobody else can answer.
 * @param stale the assignment as the caller found it; if it has changed since, nothing happens
 * @returns whether somebody else is asked now
 */
export async function handOver(
  needs: ReassignPort,
  cohort: Cohort,
  requestId: string,
  { stale, because }: { stale: Assignment; because: 'late' | 'away' | 'left' | 'workshop' },
): Promise<boolean> {
  const presence = await findPresence(needs, cohort, [stale.role]);
  const changed = await needs.store.transaction(async (tx) => {
    const request = await tx.requests.lock(cohort.teamId, requestId);
    const assignment = request?.assignments.find(({ role }) => role === stale.role);
    if (request === undefined || assignment?.assigneeId === undefined) return undefined;
    if (assignment.assigneeId !== stale.assigneeId || assignment.reminders !== stale.reminders) return undefined;
    const options = { role: stale.role, because, presence, keep: because === 'away' };
    return reassignRequest(needs, tx, cohort, request, options);
  });
  if (changed !== undefined) {
    await announce(needs, cohort);
    await settleTold(needs, { teamId: cohort.teamId, requestId });
  }
  return changed !== undefined;
}
