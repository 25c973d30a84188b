import type { Chat } from '../../ports/chat.ts';
import type { Cohort } from '../../team/cohort.ts';
import { calendarFor } from '../../team/holidays.ts';
import type { WorkingHours } from '../../team/working-hours.ts';

/**
 * Finds a person's working hours: those of the cohort, in the person's time zone, with the public holidays of that zone
 * unless the cohort has none.
 */
export async function findWorkingHours(
  { chat }: { chat: Pick<Chat, 'personOf'> },
  cohort: Cohort,
  userId: string,
): Promise<WorkingHours> {
  const { zone } = await chat.personOf(cohort.teamId, userId);
  const holidays = cohort.workingHours.holidays === 'none' ? 'none' : calendarFor(zone);
  return { ...cohort.workingHours, zone, holidays };
}
