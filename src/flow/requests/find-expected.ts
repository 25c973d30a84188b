import { expectedAt } from '../../exercise/due-date.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { StoreOf } from '../../ports/store.ts';
import { standInDue } from '../../team/workshop.ts';
import { findWorkingHours } from './find-working-hours.ts';
import type { RequestsPort } from './port.ts';

/** An assignment, and by when its answer is expected; `by` is absent where nobody in particular is asked, or where it's answered. */
export interface Expected {
  assignment: Assignment;
  by?: Date;
}

/**
 * Finds by when the answers to a request can be expected.
 * @returns undefined when the request doesn't exist
 */
export async function findExpected(
  needs: Pick<RequestsPort, 'chat'> & { store: StoreOf<'cohorts' | 'members' | 'requests' | 'workshops'> },
  teamId: string,
  requestId: string,
): Promise<{ request: Request; expected: Expected[] } | undefined> {
  const request = await needs.store.requests.byId(teamId, requestId);
  const cohort = request && (await needs.store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) return undefined;
  const { dueAt } = request;
  const workshop = cohort.standIns ? await needs.store.workshops.ofCohort(teamId, cohort.id) : undefined;
  const expected = request.assignments.map(async (assignment): Promise<Expected> => {
    if (assignment.assigneeId === undefined || !isOpen(assignment)) return { assignment };
    if (workshop !== undefined && request.createdAt >= workshop.startedAt)
      return { assignment, by: standInDue(assignment, { standInAfter: workshop.standInAfter }, assignment.askedAt) };
    const hours = await findWorkingHours(needs, cohort, assignment.assigneeId);
    return { assignment, by: expectedAt(assignment, { dueAt, hours, pace: cohort.pace }) };
  });
  return { request, expected: await Promise.all(expected) };
}
