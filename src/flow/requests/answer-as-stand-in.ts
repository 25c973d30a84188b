import type { Course, RoleId } from '../../course/types.ts';
import type { Request } from '../../exercise/request.ts';
import { isOpen, stateOf, withAssignment } from '../../exercise/request-state.ts';
import { nearestModelRequest } from '../../exercise/stand-in.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../deps.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

/** Who has written a reply that no person has. */
export const STAND_IN = 'stand-in';

/**
 * What a role's stand-in says: the course's reply to the model request nearest to this one; where there is none, and when it is
 * asked back, what the role would want to know first (its role card); then that a person is needed.
 * @param nth how often it has answered this request before
 */
export function standInReply(
  course: Course,
  cohort: Cohort,
  request: Request,
  { role, nth }: { role: RoleId; nth: number },
): string {
  const { process, kind, text } = request;
  const near = nearestModelRequest(course.lesson(cohort.locale, process), { role, kind, text });
  if (near !== undefined && nth === 0) return near.reply;
  if (nth > 1) return course.t(cohort.locale, 'stand-in.no-more');
  const questions = course.roleCard(cohort.locale, process, role).map((question) => `• ${question}`);
  return course.t(cohort.locale, questions.length === 0 ? 'stand-in.nothing' : 'stand-in.asks-first', {
    questions: questions.join('\n'),
  });
}

/** Answers for every role of a request that has nobody but its stand-in. Inside the caller's transaction. */
export async function answerAsStandIn(deps: FlowDeps, tx: Store, cohort: Cohort, asked: Request): Promise<Request> {
  const roles = asked.assignments.filter((each) => each.why === 'stand-in' && isOpen(each)).map(({ role }) => role);
  if (roles.length === 0) return asked;
  let request = asked;
  const replies = await tx.replies.of(cohort.teamId, asked.id);
  for (const role of roles) {
    const nth = replies.filter(({ id: each }) => each.startsWith(`${STAND_IN}:${role}`)).length;
    const id = nth === 0 ? `${STAND_IN}:${role}` : `${STAND_IN}:${role}:${nth}`;
    const text = standInReply(deps.course, cohort, request, { role, nth });
    const createdAt = deps.clock.now();
    const isNew = await tx.replies.add(cohort.teamId, {
      id,
      requestId: request.id,
      authorId: STAND_IN,
      text,
      source: 'stand-in',
      files: [],
      createdAt,
    });
    if (isNew) {
      await tx.posts.add({
        ...threadOf(cohort, request.lessonId),
        key: requestKey(request.id, `reply:${id}`),
        content: { type: 'reply', requestId: request.id, author: STAND_IN, text, standIn: role },
      });
    }
    request = withAssignment(request, role, { state: 'answered' });
  }
  const reviews = await reviewCounts(tx, cohort.teamId, request.id);
  request = { ...request, state: stateOf(request.assignments, reviews) };
  await tx.requests.save(cohort.teamId, request);
  await tx.posts.revise(cohort.teamId, requestKey(request.id), requestContent(request, reviews));
  if (request.state === 'answered') await inviteReviewers(deps, tx, cohort, request, [STAND_IN]);
  return request;
}
