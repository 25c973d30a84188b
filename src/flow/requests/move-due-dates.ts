import { AppError } from '../../errors.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import { addWorkingDays } from '../../team/add-working-days.ts';
import type { Place } from '../../team/place.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findWorkingHours } from './find-working-hours.ts';
import type { ReassignPort } from './port.ts';
import { saveRequest } from './save-request.ts';

/** The most working days by which dates move at once. */
const MOST_DAYS_MOVED = 30;

/**
 * Moves the due dates of all open requests of a course by some working days of their askers, plans their reminders again, and says so in one
 * line in the channel.
 * @param input.id id of the form, so that one that is delivered twice moves them once
 * @throws AppError as findAsFacilitator does; days_invalid unless it's a whole number from 1 to 30; no_due_dates when none is set
 */
export async function moveDueDates(
  needs: ReassignPort,
  { place, byId, days, id }: { place: Place; byId: string; days: number; id: string },
): Promise<void> {
  const { store, clock } = needs;
  const cohort = await findAsFacilitator(needs, place, byId);
  if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS_MOVED)) {
    throw new AppError('days_invalid', { max: MOST_DAYS_MOVED });
  }
  const { teamId, channelId, locale } = cohort;
  const key = cohortKey(cohort.id, `dates-moved:${id}`);
  if ((await store.posts.byKey(teamId, key)) !== undefined) return;
  // Asked before the transaction: the chat platform knows people's time zones.
  const hoursOf = new Map<string, WorkingHours>();
  for (const { askerId } of await store.requests.openIn(teamId, cohort.id)) {
    if (!hoursOf.has(askerId)) hoursOf.set(askerId, await findWorkingHours(needs, cohort, askerId));
  }
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const open = (await tx.requests.openIn(teamId, cohort.id)).filter(({ dueAt }) => dueAt !== undefined);
    if (open.length === 0) throw new AppError('no_due_dates');
    const content = { type: 'dates-moved' as const, by: byId, days, requests: open.length };
    if (!(await tx.posts.add({ teamId, channelId, locale, key, content }))) return;
    // In one order, so that two such transactions don't lock each other.
    for (const { id: requestId } of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const request = await tx.requests.lock(teamId, requestId);
      const hours = request && hoursOf.get(request.askerId);
      if (request?.dueAt === undefined || hours === undefined) continue;
      const dueAt = addWorkingDays(request.dueAt, days, hours);
      await tx.requests.setDue(teamId, requestId, dueAt);
      await saveRequest(tx, teamId, { ...request, dueAt });
    }
    await tx.requests.planAgain(teamId, cohort.id, clock.now());
  });
  await announce(needs, cohort);
}
