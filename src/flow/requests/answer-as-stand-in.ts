import type { Request } from '../../exercise/request.ts';
import { isOpen, withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { composeStandInReply, STAND_IN } from './compose-stand-in-reply.ts';
import type { ChangePort } from './port.ts';
import { saveRequest } from './save-request.ts';

/**
 * Answers for every role of a request that only its stand-in can answer. Runs inside the caller's transaction.
 * @returns the request with these answers
 */
export async function answerAsStandIn(
  needs: Pick<ChangePort, 'clock' | 'course'>,
  tx: Pick<Store, 'members' | 'posts' | 'replies' | 'requests' | 'reviews' | 'roles'>,
  cohort: Cohort,
  asked: Request,
): Promise<Request> {
  const roles = asked.assignments.filter((each) => each.why === 'stand-in' && isOpen(each)).map(({ role }) => role);
  if (roles.length === 0) return asked;
  let answered = asked;
  const replies = await tx.replies.of(cohort.teamId, asked.id);
  for (const role of roles) {
    const nth = replies.filter(({ id: each }) => each.startsWith(`${STAND_IN}:${role}`)).length;
    const id = nth === 0 ? `${STAND_IN}:${role}` : `${STAND_IN}:${role}:${nth}`;
    const text = composeStandInReply(needs.course, cohort, answered, { role, nth });
    const isNew = await tx.replies.add(cohort.teamId, {
      id,
      requestId: asked.id,
      authorId: STAND_IN,
      text,
      source: 'stand-in',
      files: [],
      createdAt: needs.clock.now(),
    });
    if (isNew) {
      await tx.posts.add({
        ...threadOf(cohort, asked.lessonId),
        key: requestKey(asked.id, `reply:${id}`),
        content: { type: 'reply', requestId: asked.id, author: STAND_IN, text, standIn: role },
      });
    }
    answered = withAssignment(answered, role, { state: 'answered' });
  }
  const { request } = await saveRequest(tx, cohort.teamId, answered);
  if (request.state === 'answered') await inviteReviewers(needs, tx, cohort, request, [STAND_IN]);
  return request;
}
