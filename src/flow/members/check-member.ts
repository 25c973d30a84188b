import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/**
 * Refuses a person who has left the cohort's channel. Such a person can still press buttons in a public channel, or submit a
 * form that was open. People who never joined are let in: reading a channel's members would need two more scopes.
 * @throws AppError not_in_cohort
 */
export async function checkMember(store: Pick<Store, 'members'>, cohort: Cohort, userId: string): Promise<void> {
  const departed = await store.members.departed(cohort.teamId, cohort.id);
  if (departed.includes(userId)) throw new AppError('not_in_cohort');
}
