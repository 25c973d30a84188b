import type { RoleId } from '../course/role.ts';
import type { Request } from './request.ts';
import { isOpen } from './request-state.ts';
import type { Review } from './review.ts';
import { MOST_REVIEWERS } from './reviewers.ts';

/** How something that waited for a person's answer was settled, and by whom. `by` absent: the stand-in answered, or anybody may. */
export interface Settled {
  how: 'answered' | 'declined' | 'passed';
  by?: string;
}

/** How the part of a request that waited for this person in a role was settled; undefined while it waits for them. */
export function settledFor(
  { assignments }: Pick<Request, 'assignments'>,
  { role, userId }: { role: RoleId; userId: string },
): Settled | undefined {
  const assignment = assignments.find((each) => each.role === role);
  if (assignment === undefined) return undefined;
  const { state, assigneeId } = assignment;
  const by = assigneeId === undefined ? {} : { by: assigneeId };
  if (!isOpen(assignment)) return { how: state === 'declined' ? 'declined' : 'answered', ...by };
  return assigneeId === userId ? undefined : { how: 'passed', ...by };
}

/** How a review that was asked of this person was settled; undefined while it is wanted. */
export function reviewSettledFor(userId: string, reviews: readonly Review[]): 'reviewed' | 'full' | undefined {
  const done = reviews.filter(({ state }) => state === 'done');
  if (done.some(({ reviewerId }) => reviewerId === userId)) return 'reviewed';
  return done.length >= MOST_REVIEWERS ? 'full' : undefined;
}
