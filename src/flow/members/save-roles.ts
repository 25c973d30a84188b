import type { RoleId } from '../../course/role.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { ChangePort, ChangeStore } from '../requests/port.ts';
import { reassignRequest } from '../requests/reassign-request.ts';
import type { Presence } from './find-presence.ts';

/**
 * Replaces a person's roles. What they were asked in a role they lose goes to somebody else, unless they have accepted it.
 * Runs inside the caller's transaction, with the cohort locked.
 * @param input.by the person who chose the roles; the holder when absent
 */
export async function saveRoles(
  needs: Pick<ChangePort, 'clock' | 'course'>,
  tx: ChangeStore,
  cohort: Cohort,
  { userId, roles, by, presence }: { userId: string; roles: RoleId[]; by?: string; presence: Presence },
): Promise<void> {
  const { teamId } = cohort;
  const held = (await tx.roles.list(teamId, cohort.id)).filter((each) => each.userId === userId);
  await tx.roles.set(teamId, cohort.id, userId, roles, by);
  // A person who chooses a role is in the channel, even if they were recorded as departed.
  if (by === undefined) await tx.members.setDeparted(teamId, cohort.id, userId, undefined);
  const dropped = held.map(({ role }) => role).filter((role) => !roles.includes(role));
  for (const { id } of await tx.requests.openOf(teamId, cohort.id, userId)) {
    let request = await tx.requests.lock(teamId, id);
    const theirs = request?.assignments.filter((each) => each.assigneeId === userId && each.state === 'asked') ?? [];
    for (const { role } of theirs.filter((each) => dropped.includes(each.role))) {
      if (request === undefined) continue;
      request =
        (await reassignRequest(needs, tx, cohort, request, { role, because: 'dropped', presence, keep: true })) ??
        request;
    }
  }
}
