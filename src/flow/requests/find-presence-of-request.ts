import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import { findPresence, type Presence } from '../members/find-presence.ts';
import type { ReassignPort } from './port.ts';

/** Finds the presence of everybody who could take a request over. @throws AppError request_gone */
export async function findPresenceOfRequest(
  needs: Pick<ReassignPort, 'chat' | 'clock'> & { store: Pick<Store, 'cohorts' | 'requests' | 'roles'> },
  { teamId, requestId }: { teamId: string; requestId: string },
): Promise<Presence> {
  const request = await needs.store.requests.byId(teamId, requestId);
  const cohort = request && (await needs.store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  const roles = request.assignments.map(({ role }) => role);
  return findPresence(needs, cohort, roles);
}
