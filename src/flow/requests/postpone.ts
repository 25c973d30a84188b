import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen, withAssignment } from '../../exercise/request-state.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import type { FlowDeps } from '../deps.ts';

/** One assignment that is due. */
export interface Due {
  cohort: Cohort;
  request: Request;
  assignment: Assignment & { assigneeId: string };
  hours: WorkingHours;
}

export function isStill(request: Request, { role, assigneeId, reminders }: Assignment): boolean {
  const now = request.assignments.find((each) => each.role === role);
  return now !== undefined && isOpen(now) && now.assigneeId === assigneeId && now.reminders === reminders;
}

/** Writes when to look again, unless the assignment has changed in the meantime. */
export async function postpone(
  { store }: FlowDeps,
  { cohort, request, assignment }: Due,
  remindAt: Date,
): Promise<void> {
  await store.transaction(async (tx) => {
    const fresh = await tx.requests.lock(cohort.teamId, request.id);
    if (fresh === undefined || !isStill(fresh, assignment)) return;
    await tx.requests.save(cohort.teamId, withAssignment(fresh, assignment.role, { remindAt }));
  });
}
