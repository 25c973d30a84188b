import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../port.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';

/** What a facilitator may change of a cohort. */
export type Settings = Pick<Cohort, 'standIns' | 'paused' | 'anonymousReviews' | 'workingHours'>;

/** @throws AppError as findAsFacilitator does; hours_invalid when the day would end before it begins, or has no weekday */
export async function changeSettings(
  deps: FlowDeps,
  input: { place: Place; userId: string; settings: Settings },
): Promise<void> {
  const cohort = await findAsFacilitator(deps, input.place, input.userId);
  const { from, to, weekdays } = input.settings.workingHours;
  if (!(from >= 0 && from < to && to <= 24 * 60) || weekdays.length === 0) throw new AppError('hours_invalid');
  await deps.store.cohorts.setSettings({ ...cohort, ...input.settings });
}
