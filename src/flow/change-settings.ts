import { AppError } from '../errors.ts';
import type { Cohort, Place, Store } from '../ports.ts';
import { findCohort } from './find-cohort.ts';

/** What a facilitator may change of a cohort. */
export type Settings = Pick<Cohort, 'standIns' | 'paused' | 'anonymousReviews' | 'workingHours'>;

/**
 * The cohort of a channel, for its facilitator.
 * @throws AppError cohort_missing, not_facilitator (values: assignee, who is)
 */
export async function findAsFacilitator(store: Store, place: Place, userId: string): Promise<Cohort> {
  const cohort = await findCohort(store, place);
  if (cohort.facilitatorId !== userId) throw new AppError('not_facilitator', { assignee: cohort.facilitatorId });
  return cohort;
}

/** @throws AppError as findAsFacilitator does; hours_invalid when the day would end before it begins, or has no weekday */
export async function changeSettings(
  store: Store,
  input: { place: Place; userId: string; settings: Settings },
): Promise<void> {
  const cohort = await findAsFacilitator(store, input.place, input.userId);
  const { from, to, weekdays } = input.settings.workingHours;
  if (!(from >= 0 && from < to && to <= 24 * 60) || weekdays.length === 0) throw new AppError('hours_invalid');
  await store.cohorts.setSettings({ ...cohort, ...input.settings });
}
