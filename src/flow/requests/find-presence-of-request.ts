import { AppError } from '../../errors.ts';
import type { FlowDeps } from '../deps.ts';
import { findPresence, type Presence } from '../members/find-presence.ts';
import type { Deed } from './change-as-asked.ts';

/** Whom of those who could take a request over nobody should ask now. */
export async function findPresenceOfRequest(
  deps: FlowDeps,
  { teamId, requestId }: Omit<Deed, 'userId'>,
): Promise<Presence> {
  const request = await deps.store.requests.byId(teamId, requestId);
  const cohort = request && (await deps.store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  const roles = request.assignments.map(({ role }) => role);
  return findPresence(deps, cohort, roles);
}
