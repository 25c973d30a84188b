import { snoozeUntil } from '../../exercise/remind.ts';
import { checkMayAnswer, withAssignment } from '../../exercise/request-state.ts';
import type { FlowDeps } from '../deps.ts';
import { findWorkingHours } from './find-working-hours.ts';

/**
 * "Remind me later": not before a working day of this person has passed.
 * @throws AppError as checkMayAnswer does
 */
export async function snooze(
  deps: FlowDeps,
  deed: { teamId: string; requestId: string; userId: string },
): Promise<Date> {
  const { store, clock } = deps;
  const found = await store.requests.byId(deed.teamId, deed.requestId);
  const { request } = checkMayAnswer(found, deed.userId);
  const cohort = await store.cohorts.byId(deed.teamId, request.cohortId);
  if (cohort === undefined) return clock.now();
  const until = snoozeUntil(clock.now(), await findWorkingHours(deps, cohort, deed.userId));
  await store.transaction(async (tx) => {
    const { request: fresh, assignment } = checkMayAnswer(
      await tx.requests.lock(deed.teamId, deed.requestId),
      deed.userId,
    );
    await tx.requests.save(deed.teamId, withAssignment(fresh, assignment.role, { remindAt: until }));
  });
  return until;
}
