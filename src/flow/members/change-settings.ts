import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import type { FacilitatePort } from './port.ts';

/** What a facilitator may change in a cohort. */
export type Settings = Pick<Cohort, 'standIns' | 'paused' | 'anonymousReviews' | 'workingHours'>;

/**
 * Changes a cohort's settings as its facilitator.
 * @throws AppError as findAsFacilitator does; hours_invalid when the working day ends before it begins, or no weekday is set
 */
export async function changeSettings(
  needs: FacilitatePort,
  input: { place: Place; userId: string; settings: Settings },
): Promise<void> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  const { from, to, weekdays } = input.settings.workingHours;
  if (!(from >= 0 && from < to && to <= 24 * 60) || weekdays.length === 0) throw new AppError('hours_invalid');
  await needs.store.cohorts.setSettings({ ...cohort, ...input.settings });
}
