import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Settings } from '../../team/audit-entry.ts';
import type { Place } from '../../team/place.ts';
import { areHours } from '../../team/working-hours.ts';
import { findAsFacilitator } from './find-as-facilitator.ts';
import type { FacilitatePort } from './port.ts';

const NAMES = ['paused', 'standIns', 'anonymousReviews', 'bestChart', 'pace', 'workingHours', 'retentionDays'] as const;

/**
 * Changes a cohort's settings as its facilitator. At another pace, the reminders of all open requests are planned again.
 * @throws AppError as findAsFacilitator does; hours_invalid when the working day ends before it begins, or no weekday is set
 */
export async function changeSettings(
  needs: Omit<FacilitatePort, 'store'> & {
    store: StoreOf<'audit' | 'cohorts' | 'members' | 'posts' | 'requests' | 'roles'>;
  },
  input: { place: Place; userId: string; settings: Settings },
): Promise<void> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  if (!areHours(input.settings.workingHours)) throw new AppError('hours_invalid');
  const { retentionDays: _, ...others } = cohort;
  await needs.store.transaction(async (tx) => {
    await tx.cohorts.setSettings({ ...others, ...input.settings });
    const changed = NAMES.filter((name) => comparable(cohort, name) !== comparable(input.settings, name));
    if (changed.length === 0) return;
    if (changed.includes('pace')) await tx.requests.planAgain(cohort.teamId, cohort.id, needs.clock.now());
    const to = Object.fromEntries(changed.map((name) => [name, input.settings[name] ?? null]));
    const entry = { cohortId: cohort.id, at: needs.clock.now(), byId: input.userId };
    await tx.audit.add(cohort.teamId, { ...entry, change: { what: 'settings', to } });
  });
}

/** A setting's value as text. The keys of stored working hours have another order. */
function comparable(settings: Settings, name: (typeof NAMES)[number]): string {
  const { from, to, weekdays, holidays } = settings.workingHours;
  return JSON.stringify(name === 'workingHours' ? [from, to, weekdays.toSorted(), holidays] : (settings[name] ?? null));
}
