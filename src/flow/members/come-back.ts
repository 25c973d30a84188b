import { findAssignees } from '../requests/find-assignees.ts';
import type { ReassignPort } from '../requests/port.ts';

/**
 * Ends a person's absence. They are asked again, and may get requests that have nobody to answer them.
 * @returns false when the person was not away
 */
export async function comeBack(needs: ReassignPort, input: { teamId: string; userId: string }): Promise<boolean> {
  const { awayUntil } = (await needs.store.members.byId(input.teamId, input.userId)) ?? {};
  await needs.store.members.setAway(input.teamId, input.userId, undefined);
  await findAssignees(needs);
  return awayUntil !== undefined && awayUntil > needs.clock.now();
}
