import { isOpen } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { findPresence } from '../members/find-presence.ts';
import { reassignRequest } from './reassign-request.ts';

/**
 * Requests that nobody could be asked, and that wait for whoever can help, go to the first who can be: somebody has taken the
 * role, is back, or the cohort has stand-ins now. Safe to call again and again.
 * @param only one cohort; all of them when absent
 * @returns how many have found somebody
 */
export async function findOwners(deps: FlowDeps, only?: Cohort): Promise<number> {
  const { store } = deps;
  let found = 0;
  for (const { teamId, cohortId, requestId } of await store.requests.unowned()) {
    if (only !== undefined && (only.teamId !== teamId || only.id !== cohortId)) continue;
    const cohort = await store.cohorts.byId(teamId, cohortId);
    if (cohort === undefined) continue;
    const presence = await findPresence(deps, cohort);
    const changed = await store.transaction(async (tx) => {
      let request = await tx.requests.lock(teamId, requestId);
      let count = 0;
      for (const { role, assigneeId } of request?.assignments.filter(isOpen) ?? []) {
        if (request === undefined || assigneeId !== undefined) continue;
        const next = await reassignRequest(deps, tx, cohort, request, { role, because: 'found', presence });
        if (next !== undefined) count += 1;
        request = next ?? request;
      }
      return count;
    });
    if (changed > 0) await announce(deps, cohort);
    found += changed;
  }
  return found;
}
