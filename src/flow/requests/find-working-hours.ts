import type { Chat } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { calendarOfPerson } from '../../team/holidays.ts';
import type { WorkingHours } from '../../team/working-hours.ts';

/**
 * Finds a person's working hours: their own, or else those of the cohort. They are in the person's time zone, with the public holidays of
 * that zone's country unless the cohort has none.
 */
export async function findWorkingHours(
  { chat, store }: { chat: Pick<Chat, 'personOf'>; store: Pick<Store, 'members'> },
  cohort: Cohort,
  userId: string,
): Promise<WorkingHours> {
  const { zone } = await chat.personOf(cohort.teamId, userId);
  const own = (await store.members.byId(cohort.teamId, userId))?.hours;
  const holidays = calendarOfPerson(zone, cohort.workingHours.holidays);
  return { ...cohort.workingHours, ...own, zone, holidays };
}
