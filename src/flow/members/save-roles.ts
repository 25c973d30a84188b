import type { RoleId } from '../../course/types.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../port.ts';
import { reassignRequest } from '../requests/reassign-request.ts';
import type { Presence } from './find-presence.ts';

/**
 * A person's roles from now on. What they have been asked in a role that they no longer hold goes to somebody else, unless they have
 * said that they will answer. Inside the caller's transaction, which has locked the cohort.
 * @param input.by who chose them; absent = the person
 */
export async function saveRoles(
  deps: FlowDeps,
  tx: Store,
  cohort: Cohort,
  { userId, roles, by, presence }: { userId: string; roles: RoleId[]; by?: string; presence: Presence },
): Promise<void> {
  const { teamId } = cohort;
  const held = (await tx.roles.list(teamId, cohort.id)).filter((each) => each.userId === userId);
  await tx.roles.set(teamId, cohort.id, userId, roles, by);
  // Who chooses a role is here, whatever was heard before.
  if (by === undefined) await tx.members.setDeparted(teamId, cohort.id, userId, undefined);
  const dropped = held.map(({ role }) => role).filter((role) => !roles.includes(role));
  for (const { id } of await tx.requests.openOf(teamId, cohort.id, userId)) {
    let request = await tx.requests.lock(teamId, id);
    const theirs = request?.assignments.filter((each) => each.assigneeId === userId && each.state === 'asked') ?? [];
    for (const { role } of theirs.filter((each) => dropped.includes(each.role))) {
      if (request === undefined) continue;
      request =
        (await reassignRequest(deps, tx, cohort, request, { role, because: 'dropped', presence, keep: true })) ??
        request;
    }
  }
}
