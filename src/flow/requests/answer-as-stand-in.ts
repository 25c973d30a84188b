import type { Request } from '../../exercise/request.ts';
import { isOpen, stateOf, withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../deps.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { reviewCounts } from '../reviews/review-counts.ts';
import { composeStandInReply, STAND_IN } from './compose-stand-in-reply.ts';

/** Answers for every role of a request that has nobody but its stand-in. Inside the caller's transaction. */
export async function answerAsStandIn(deps: FlowDeps, tx: Store, cohort: Cohort, asked: Request): Promise<Request> {
  const roles = asked.assignments.filter((each) => each.why === 'stand-in' && isOpen(each)).map(({ role }) => role);
  if (roles.length === 0) return asked;
  let request = asked;
  const replies = await tx.replies.of(cohort.teamId, asked.id);
  for (const role of roles) {
    const nth = replies.filter(({ id: each }) => each.startsWith(`${STAND_IN}:${role}`)).length;
    const id = nth === 0 ? `${STAND_IN}:${role}` : `${STAND_IN}:${role}:${nth}`;
    const text = composeStandInReply(deps.course, cohort, request, { role, nth });
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
