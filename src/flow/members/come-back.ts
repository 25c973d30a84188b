import { findAssignees } from '../requests/find-assignees.ts';
import type { ReassignPort } from '../requests/port.ts';

/**
 * Ends a person's absence. They are asked again, are reminded of what has waited for them, and may get requests that have nobody to answer them.
 * @returns false when the person was not away
 */
export async function comeBack(needs: ReassignPort, input: { teamId: string; userId: string }): Promise<boolean> {
  const { store, clock } = needs;
  const { teamId, userId } = input;
  const now = clock.now();
  const { awayUntil } = (await store.members.byId(teamId, userId)) ?? {};
  const wasAway = awayUntil !== undefined && awayUntil > now;
  await store.transaction(async (tx) => {
    await tx.members.setAway(teamId, userId, undefined);
    // What has waited for them is looked at again at once.
    if (wasAway) await tx.requests.remindAgain(teamId, userId, now);
  });
  await findAssignees(needs);
  return wasAway;
}
