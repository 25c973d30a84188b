import { isOpen } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { findPresence } from '../members/find-presence.ts';
import type { ReassignPort } from './port.ts';
import { reassignRequest } from './reassign-request.ts';
import { settleTold } from './settle-told.ts';

/**
 * Assigns requests that have nobody to answer them, once somebody takes the role or comes back, or the cohort gets stand-ins.
 * Safe to call again.
 * @param only limits this to one cohort
 * @returns how many assignments were made
 */
export async function findAssignees(needs: ReassignPort, only?: Cohort): Promise<number> {
  const { store } = needs;
  let found = 0;
  for (const { teamId, cohortId, requestId } of await store.requests.unassigned()) {
    if (only !== undefined && (only.teamId !== teamId || only.id !== cohortId)) continue;
    const cohort = await store.cohorts.byId(teamId, cohortId);
    if (cohort === undefined) continue;
    const presence = await findPresence(needs, cohort);
    const changed = await store.transaction(async (tx) => {
      let request = await tx.requests.lock(teamId, requestId);
      let count = 0;
      for (const { role, assigneeId } of request?.assignments.filter(isOpen) ?? []) {
        if (request === undefined || assigneeId !== undefined) continue;
        const next = await reassignRequest(needs, tx, cohort, request, { role, because: 'found', presence });
        if (next !== undefined) count += 1;
        request = next ?? request;
      }
      return count;
    });
    if (changed > 0) {
      await announce(needs, cohort);
      await settleTold(needs, { teamId, requestId });
    }
    found += changed;
  }
  return found;
}
