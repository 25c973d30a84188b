import { snoozeUntil } from '../../exercise/plan-reminder.ts';
import { checkMayAnswer, withAssignment } from '../../exercise/request-state.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { RequestAction } from './change-request.ts';
import { findToAnswer } from './find-to-answer.ts';
import { findWorkingHours } from './find-working-hours.ts';
import type { ReassignPort } from './port.ts';

/**
 * Postpones a person's reminder, by as much as the cohort's pace allows.
 * @returns when they are reminded
 * @throws AppError as findToAnswer does
 */
export async function snooze(
  needs: Pick<ReassignPort, 'chat' | 'clock'> & { store: StoreOf<'cohorts' | 'members' | 'requests'> },
  { teamId, requestId, userId }: RequestAction,
): Promise<Date> {
  const { store, clock } = needs;
  const { request } = await findToAnswer(store, { teamId, requestId, userId });
  const cohort = await store.cohorts.byId(teamId, request.cohortId);
  if (cohort === undefined) return clock.now();
  const until = snoozeUntil(clock.now(), await findWorkingHours(needs, cohort, userId), cohort.pace);
  await store.transaction(async (tx) => {
    const fresh = checkMayAnswer(await tx.requests.lock(teamId, requestId), userId);
    await tx.requests.save(teamId, withAssignment(fresh.request, fresh.assignment.role, { remindAt: until }));
  });
  return until;
}
