import type { RoleId } from '../course/role.ts';
import { AppError } from '../errors.ts';
import type { Assignment, AssignmentState, Request, RequestState } from './request.ts';

/** States of an assignment that still waits for its person. */
const OPEN: readonly AssignmentState[] = ['asked', 'accepted'];

/** True when an assignment still waits for an answer. */
export function isOpen({ state }: Pick<Assignment, 'state'>): boolean {
  return OPEN.includes(state);
}

/**
 * State of a request, from its assignments and reviews. It is answered when no assignment is open and at least one has
 * an answer. It is closed when all assignees declined, or when the asker said that the answer helps.
 */
export function stateOf(
  assignments: readonly Pick<Assignment, 'state'>[],
  reviews: { done: number; invited: number },
  helped = false,
): RequestState {
  if (assignments.some(({ state }) => state === 'asked')) return 'asked';
  if (assignments.some(({ state }) => state === 'accepted')) return 'accepted';
  if (helped || !assignments.some(({ state }) => state === 'answered')) return 'closed';
  return reviews.done > 0 && reviews.done >= reviews.invited ? 'reviewed' : 'answered';
}

/** The open assignment of this person; else the first open assignment without an assignee, which anyone may answer. */
export function assignmentFor(
  { assignments }: Pick<Request, 'assignments'>,
  userId: string,
  role?: RoleId,
): Assignment | undefined {
  const open = assignments.filter((each) => isOpen(each) && (role === undefined || each.role === role));
  return (
    open.find(({ assigneeId }) => assigneeId === userId) ?? open.find(({ assigneeId }) => assigneeId === undefined)
  );
}

/**
 * Finds the assignment that this person may act on.
 * @throws AppError request_gone, reply_own_request; what became of it: request_answered (by the stand-in), request_answered_own,
 *   request_answered_by, request_declined_own, request_declined_by, request_passed, reply_not_assignee (values: assignee)
 */
export function checkMayAnswer(
  request: Request | undefined,
  userId: string,
): { request: Request; assignment: Assignment } {
  if (request === undefined) throw new AppError('request_gone');
  if (request.askerId === userId) throw new AppError('reply_own_request');
  const assignment = assignmentFor(request, userId);
  if (assignment !== undefined) return { request, assignment };
  throw whatBecame(request, userId);
}

/** What became of a request that doesn't wait for this person: first of their own part, then of others'. */
function whatBecame({ assignments }: Request, userId: string): AppError {
  const own = assignments.findLast(({ assigneeId }) => assigneeId === userId);
  if (own !== undefined)
    return new AppError(own.state === 'declined' ? 'request_declined_own' : 'request_answered_own');
  const passed = assignments.findLast((each) => each.passed.includes(userId));
  const other = passed ?? assignments.find(isOpen) ?? assignments.at(-1);
  const assignee = other?.assigneeId;
  if (other === undefined || assignee === undefined) return new AppError('request_answered');
  if (!isOpen(other)) {
    return new AppError(other.state === 'declined' ? 'request_declined_by' : 'request_answered_by', { assignee });
  }
  return new AppError(passed === undefined ? 'reply_not_assignee' : 'request_passed', { assignee });
}

/** Copy of the request with one role's assignment changed. */
export function withAssignment(request: Request, role: RoleId, change: Partial<Assignment>): Request {
  const assignments = request.assignments.map((each) => (each.role === role ? { ...each, ...change } : each));
  return { ...request, assignments };
}
