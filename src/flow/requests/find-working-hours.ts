import type { Cohort } from '../../team/cohort.ts';
import { calendarFor } from '../../team/holidays.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import type { FlowDeps } from '../deps.ts';

/** A person's working hours: the cohort's, on the clock of their own zone; Japan's holidays count in Japan. */
export async function findWorkingHours({ chat }: FlowDeps, cohort: Cohort, userId: string): Promise<WorkingHours> {
  const { zone } = await chat.personOf(cohort.teamId, userId);
  const holidays = cohort.workingHours.holidays === 'none' ? 'none' : calendarFor(zone);
  return { ...cohort.workingHours, zone, holidays };
}
