import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';

/** The cohort of a channel. @throws AppError cohort_missing */
export async function findCohort(store: Pick<Store, 'cohorts'>, place: Place): Promise<Cohort> {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) throw new AppError('cohort_missing');
  return cohort;
}
