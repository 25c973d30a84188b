import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen, withAssignment } from '../../exercise/request-state.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import type { Workshop } from '../../team/workshop.ts';

/** An assignment whose reminder is due, and the working hours of its person. */
export interface Due {
  cohort: Cohort;
  request: Request;
  assignment: Assignment & { assigneeId: string };
  hours: WorkingHours;
  /** The workshop in which it was sent, while that is on. */
  workshop?: Workshop;
}

/** Whether nothing has happened to an assignment since it was found. */
export function isUnchanged(request: Request, { role, assigneeId, reminders }: Assignment): boolean {
  const now = request.assignments.find((each) => each.role === role);
  return now !== undefined && isOpen(now) && now.assigneeId === assigneeId && now.reminders === reminders;
}

/** Sets when an assignment is due again, unless it has changed since it was found. */
export async function postpone(
  store: StoreOf<'requests'>,
  { cohort, request, assignment }: Due,
  remindAt: Date,
): Promise<void> {
  await store.transaction(async (tx) => {
    const fresh = await tx.requests.lock(cohort.teamId, request.id);
    if (fresh === undefined || !isUnchanged(fresh, assignment)) return;
    await tx.requests.save(cohort.teamId, withAssignment(fresh, assignment.role, { remindAt }));
  });
}
