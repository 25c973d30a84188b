import type { FlowDeps } from '../port.ts';
import { findOwners } from '../requests/find-owners.ts';

/**
 * Back again: asked like everybody else, also what has waited for whoever can help.
 * @returns false for who was not away
 */
export async function comeBack(deps: FlowDeps, input: { teamId: string; userId: string }): Promise<boolean> {
  const { awayUntil } = (await deps.store.members.byId(input.teamId, input.userId)) ?? {};
  await deps.store.members.setAway(input.teamId, input.userId, undefined);
  await findOwners(deps);
  return awayUntil !== undefined && awayUntil > deps.clock.now();
}
