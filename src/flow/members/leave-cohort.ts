import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { ChangeStore, ReassignPort } from '../requests/port.ts';
import { reassignRequest } from '../requests/reassign-request.ts';
import { settlerFor } from '../requests/settle-told.ts';
import { appointFacilitator } from './appoint-facilitator.ts';
import { findPresence, type Presence } from './find-presence.ts';
import { reviseWelcome } from './revise-welcome.ts';
import { saveRoles } from './save-roles.ts';

/**
 * Removes a person who left the channel from its cohort: their roles are free, and their requests go to others. When the
 * facilitator leaves, the person who has held a role for longest follows, or else the first to take over (`take-over.ts`).
 * Safe to call again. A channel without a cohort is ignored.
 * @param input.ts when they left, by the chat platform's clock: if they have joined since, nothing happens
 */
export async function leaveCohort(
  needs: ReassignPort,
  { place, userId, ts }: { place: Place; userId: string; ts?: string | undefined },
): Promise<void> {
  const { store, clock } = needs;
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) return;
  const presence = await findPresence(needs, cohort);
  const settle = await settlerFor(needs, cohort, [userId]);
  const follower = await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    // Slack tells the same twice, and the second may come when the person is back.
    if (ts !== undefined && !(await tx.members.setMoved(cohort.teamId, cohort.id, userId, ts))) return undefined;
    await tx.members.setDeparted(cohort.teamId, cohort.id, userId, clock.now());
    // Read behind the lock: a facilitator who leaves has one follower.
    const fresh = (await tx.cohorts.byId(cohort.teamId, cohort.id)) ?? cohort;
    const after = await followFacilitator(needs, tx, fresh, userId, presence);
    // Before the roles, so that the asker reads that the person left, not that they dropped a role.
    await reassignAll(needs, tx, after, userId, presence);
    await saveRoles(needs, tx, after, { userId, roles: [], by: 'departure', presence });
    await reviseWelcome(tx, after);
    return after.facilitatorId === fresh.facilitatorId ? undefined : after.facilitatorId;
  });
  await announce(needs, place);
  await settle();
  if (follower !== undefined) await announce(needs, { teamId: place.teamId, channelId: follower });
}

/** Reassigns everything that waits for this person, including what they accepted. */
async function reassignAll(
  needs: Pick<ReassignPort, 'clock' | 'course'>,
  tx: ChangeStore,
  cohort: Cohort,
  userId: string,
  presence: Presence,
): Promise<void> {
  for (const { id } of await tx.requests.openOf(cohort.teamId, cohort.id, userId)) {
    let request = await tx.requests.lock(cohort.teamId, id);
    for (const { role, assigneeId } of request?.assignments ?? []) {
      if (request === undefined || assigneeId !== userId) continue;
      request = (await reassignRequest(needs, tx, cohort, request, { role, because: 'left', presence })) ?? request;
    }
  }
}

/** @returns the cohort with its current facilitator */
async function followFacilitator(
  needs: Pick<ReassignPort, 'clock'>,
  tx: ChangeStore,
  cohort: Cohort,
  userId: string,
  presence: Presence,
): Promise<Cohort> {
  const { teamId, id } = cohort;
  if (cohort.facilitatorId !== userId) return cohort;
  const gone = new Set([...(await tx.members.departed(teamId, id)), ...presence.not]);
  const next = (await tx.roles.inOrder(teamId, id)).find((holder) => !gone.has(holder));
  if (next === undefined) return cohort;
  return appointFacilitator(needs, tx, cohort, { userId: next, because: 'longest' });
}
