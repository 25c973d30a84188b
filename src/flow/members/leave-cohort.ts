import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { reassignRequest } from '../requests/reassign-request.ts';
import { appointFacilitator } from './appoint-facilitator.ts';
import { findPresence, type Presence } from './find-presence.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

/**
 * A person has left a channel: the roles they held in its cohort are free, and what waits for them goes to somebody else, with word
 * to the asker. A facilitator who leaves is followed by whoever has held a role for longest, else by whoever takes over
 * (`take-over.ts`). Twice is once; a channel without a cohort is no matter.
 */
export async function leaveCohort(deps: FlowDeps, { place, userId }: { place: Place; userId: string }): Promise<void> {
  const { store, clock } = deps;
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) return;
  const presence = await findPresence(deps, cohort);
  const follower = await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    await tx.members.setDeparted(cohort.teamId, cohort.id, userId, clock.now());
    const after = await followFacilitator(deps, tx, cohort, userId, presence);
    // First what waits for them, so that the asker hears that they have left, not that they have dropped a role.
    await giveUp(deps, tx, after, userId, presence);
    await saveRoles(deps, tx, after, { userId, roles: [], by: 'departure', presence });
    await reviseWelcome(tx, after);
    return after.facilitatorId === cohort.facilitatorId ? undefined : after.facilitatorId;
  });
  await announce(deps, place);
  if (follower !== undefined) await announce(deps, { teamId: place.teamId, channelId: follower });
}

/** Everything that still waits for this person goes to somebody else, also what they have accepted. */
async function giveUp(deps: FlowDeps, tx: Store, cohort: Cohort, userId: string, presence: Presence): Promise<void> {
  for (const { id } of await tx.requests.openOf(cohort.teamId, cohort.id, userId)) {
    let request = await tx.requests.lock(cohort.teamId, id);
    for (const { role, assigneeId } of request?.assignments ?? []) {
      if (request === undefined || assigneeId !== userId) continue;
      request = (await reassignRequest(deps, tx, cohort, request, { role, because: 'left', presence })) ?? request;
    }
  }
}

/** @returns the cohort with whoever facilitates it now */
async function followFacilitator(
  deps: FlowDeps,
  tx: Store,
  cohort: Cohort,
  userId: string,
  presence: Presence,
): Promise<Cohort> {
  const { teamId, id } = cohort;
  if (cohort.facilitatorId !== userId) return cohort;
  const gone = new Set([...(await tx.members.departed(teamId, id)), ...presence.not]);
  const next = (await tx.roles.inOrder(teamId, id)).find((holder) => !gone.has(holder));
  if (next === undefined) return cohort;
  return appointFacilitator(deps, tx, cohort, { userId: next, because: 'longest' });
}
