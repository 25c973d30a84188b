import type { RoleId } from '../../course/role.ts';
import type { Assignment } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import { MAX_ROLES } from '../../team/check-roles.ts';
import type { Cohort } from '../../team/cohort.ts';
import { reviseWelcome } from '../members/revise-welcome.ts';
import type { RequestAction } from './change-request.ts';

/**
 * Locks the cohort where this person accepts or answers a request that was handed on to them with a role that they don't hold yet. Whoever
 * changes roles locks the cohort before any request, so this comes before the request is locked.
 */
export async function lockForOfferedRole(
  tx: Pick<Store, 'cohorts' | 'requests'>,
  { teamId, requestId, userId }: RequestAction,
): Promise<void> {
  const request = await tx.requests.byId(teamId, requestId);
  const isOffered = request?.assignments.some(({ why, assigneeId }) => why === 'offered' && assigneeId === userId);
  if (request !== undefined && isOffered === true) await tx.cohorts.lock(teamId, request.cohortId);
}

/**
 * Gives a person the role in which they answer, if the request was handed on to them with it, and shows the new team in the welcome message.
 * Somebody who has come to hold as many roles as one may keeps those. Runs inside the caller's transaction.
 * @returns the change of their assignment, and the role that is theirs now
 */
export async function takeOfferedRole(
  tx: Pick<Store, 'posts' | 'roles'>,
  cohort: Cohort,
  userId: string,
  { why, role }: Assignment,
): Promise<{ change: Partial<Assignment>; taken?: RoleId }> {
  if (why !== 'offered') return { change: {} };
  const { teamId, id } = cohort;
  const held = (await tx.roles.list(teamId, id)).filter((each) => each.userId === userId).map((each) => each.role);
  if (held.includes(role) || held.length >= MAX_ROLES) return { change: { why: 'handed-on' } };
  await tx.roles.set(teamId, id, userId, [...held, role]);
  await reviseWelcome(tx, cohort);
  return { change: { why: 'handed-on' }, taken: role };
}
