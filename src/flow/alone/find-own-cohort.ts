import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';

/**
 * The cohort of a course that a person takes alone.
 * @throws AppError cohort_missing, not_in_cohort; alone_only in a channel
 */
export async function findOwnCohort(
  store: Pick<Store, 'cohorts' | 'members'>,
  place: Place,
  userId: string,
): Promise<Cohort> {
  const cohort = await findCohort(store, place, userId);
  if (!isDirectChannel(place.channelId)) throw new AppError('alone_only');
  // Nobody else is in this conversation, so nobody else has its buttons.
  if (cohort.facilitatorId !== userId) throw new AppError('not_in_cohort');
  return cohort;
}
