import type { RoleId } from '../course/role.ts';
import { AppError } from '../errors.ts';
import type { Assignment, AssignmentState, Request, RequestState } from './request.ts';

/** States in which an assignment still waits for its person. */
const OPEN: readonly AssignmentState[] = ['asked', 'accepted'];

/** Does this assignment still wait for an answer? */
export function isOpen({ state }: Pick<Assignment, 'state'>): boolean {
  return OPEN.includes(state);
}

/**
 * How a request stands, from its assignments and reviews. It is answered when nobody is waited for any more and somebody
 * has answered; where all have declined it is closed, and the asker knows whom not to ask. It is closed, too, when the asker has
 * said that the answer helps.
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

/** The assignment that waits for this person; where nobody in particular is asked, the first that waits for anyone. */
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
 * The assignment that this person may act on now.
 * @throws AppError request_gone, reply_own_request, request_answered, reply_not_assignee (values: assignee)
 */
export function checkMayAnswer(
  request: Request | undefined,
  userId: string,
): { request: Request; assignment: Assignment } {
  if (request === undefined) throw new AppError('request_gone');
  if (request.askerId === userId) throw new AppError('reply_own_request');
  const assignment = assignmentFor(request, userId);
  if (assignment !== undefined) return { request, assignment };
  const other = request.assignments.find(isOpen)?.assigneeId;
  if (other === undefined || request.assignments.some(({ assigneeId }) => assigneeId === userId)) {
    throw new AppError('request_answered');
  }
  throw new AppError('reply_not_assignee', { assignee: other });
}

/** The request with one assignment changed. */
export function withAssignment(request: Request, role: RoleId, change: Partial<Assignment>): Request {
  const assignments = request.assignments.map((each) => (each.role === role ? { ...each, ...change } : each));
  return { ...request, assignments };
}
