import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { checkMember } from './check-member.ts';

/**
 * The cohort of a channel, for a person who acts there.
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function findCohort(
  store: Pick<Store, 'cohorts' | 'members'>,
  place: Place,
  userId: string,
): Promise<Cohort> {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) throw new AppError('cohort_missing');
  await checkMember(store, cohort, userId);
  return cohort;
}
