import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Consent, OwnData } from '../../team/own-data.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Finds a table about which a role is asked, for someone who holds the role.
 * @throws AppError stale_button when the question is settled, not_in_cohort; own_data_not_asked (values: role) for people without the role
 */
export async function findAsked(
  store: Pick<Store, 'cohorts' | 'members' | 'ownData' | 'roles'>,
  { teamId, dataId, userId }: { teamId: string; dataId: string; userId: string },
): Promise<{ data: OwnData; cohort: Cohort; consent: Extract<Consent, { how: 'asked' }> }> {
  const data = await store.ownData.byId(teamId, dataId);
  const cohort = data && (await store.cohorts.byId(teamId, data.cohortId));
  const consent = data?.consent;
  if (data === undefined || cohort === undefined || data.state !== 'asked' || consent?.how !== 'asked') {
    throw new AppError('stale_button');
  }
  await checkMember(store, cohort, userId);
  const held = await store.roles.list(teamId, cohort.id);
  if (!held.some((one) => one.userId === userId && one.role === consent.role)) {
    throw new AppError('own_data_not_asked', { role: consent.role });
  }
  return { data, cohort, consent };
}
