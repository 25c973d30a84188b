import type { Assignment } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { findPresence } from '../members/find-presence.ts';
import { reassignRequest } from './reassign-request.ts';

/**
 * Gives a request that has lain too long, or whose person is away, to somebody else, as reassignRequest does.
 * @param stale the assignment as it was when it was found; if it has changed since, nothing happens
 * @returns whether it has gone to somebody else; what nobody else can answer waits for those who are away
 */
export async function handOver(
  deps: FlowDeps,
  cohort: Cohort,
  requestId: string,
  { stale, because }: { stale: Assignment; because: 'late' | 'away' },
): Promise<boolean> {
  const presence = await findPresence(deps, cohort, [stale.role]);
  const done = await deps.store.transaction(async (tx) => {
    const request = await tx.requests.lock(cohort.teamId, requestId);
    const assignment = request?.assignments.find(({ role }) => role === stale.role);
    if (request === undefined || assignment?.assigneeId === undefined) return undefined;
    if (assignment.assigneeId !== stale.assigneeId || assignment.reminders !== stale.reminders) return undefined;
    return reassignRequest(deps, tx, cohort, request, {
      role: stale.role,
      because,
      presence,
      keep: because === 'away',
    });
  });
  if (done !== undefined) await announce(deps, cohort);
  return done !== undefined;
}
