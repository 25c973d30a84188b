import type { RoleId } from '../../course/role.ts';
import type { Cohort } from '../../team/cohort.ts';
import { rolesByHolder } from '../../team/members.ts';
import { findPresence } from '../members/find-presence.ts';
import { findUnavailable } from '../members/find-unavailable.ts';
import type { WorkshopsPort } from './port.ts';

/** Somebody who takes part in a workshop, with their roles. */
export interface Participant {
  userId: string;
  roles: RoleId[];
}

/** Everyone who holds a role in a cohort and can be asked now. Call it before a transaction: it asks the chat platform. */
export async function findParticipants(
  needs: Pick<WorkshopsPort, 'chat' | 'clock' | 'store'>,
  cohort: Cohort,
): Promise<Participant[]> {
  const presence = await findPresence(needs, cohort);
  const unavailable = await findUnavailable(needs.store, cohort, presence, needs.clock.now());
  const holdings = await needs.store.roles.list(cohort.teamId, cohort.id);
  return rolesByHolder(holdings)
    .filter(({ user }) => !unavailable.has(user))
    .map(({ user, roles }) => ({ userId: user, roles }));
}
