import { AppError } from '../../errors.ts';
import { checkText, TEXT_LIMIT } from '../../exercise/check-text.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { checkMayAnswer, stateOf, withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

/**
 * Records an answer for the role that its author is asked in; when nobody is waited for any more, peers are asked to review.
 * An answer from the modal is posted in the thread; one written in the thread is there already. `replyId` makes a delivery
 * that comes twice one answer.
 * @throws AppError as checkMayAnswer and checkText do
 */
export async function answerRequest(
  deps: FlowDeps,
  input: {
    teamId: string;
    requestId: string;
    replyId: string;
    authorId: string;
    text: string;
    source: 'modal' | 'thread';
    /** Of a message in the thread; beside them its text may be empty. */
    files?: Reply['files'];
  },
): Promise<void> {
  const { files = [] } = input;
  const typed = input.source === 'thread' ? asMuchAsIsKept(input.text) : input.text;
  const text = files.length > 0 ? typed.trim() : checkText(typed);
  const cohort = await deps.store.transaction(async (tx) => {
    const found = await tx.requests.lock(input.teamId, input.requestId);
    const cohortOf = found && (await tx.cohorts.byId(input.teamId, found.cohortId));
    if (found === undefined || cohortOf === undefined) throw new AppError('request_gone');
    const replies = await tx.replies.of(input.teamId, input.requestId);
    if (replies.some((reply) => reply.id === input.replyId)) return cohortOf;
    const { assignment } = checkMayAnswer(found, input.authorId);
    const answered = withAssignment(found, assignment.role, { state: 'answered', assigneeId: input.authorId });
    const reviews = await reviewCounts(tx, input.teamId, input.requestId);
    const request: Request = { ...answered, state: stateOf(answered.assignments, reviews) };
    await tx.replies.add(input.teamId, {
      id: input.replyId,
      requestId: request.id,
      authorId: input.authorId,
      text,
      source: input.source,
      files,
      createdAt: deps.clock.now(),
    });
    await tx.requests.save(input.teamId, request);
    if (input.source === 'modal') {
      await tx.posts.add({
        ...threadOf(cohortOf, request.lessonId),
        key: requestKey(request.id, replies.length === 0 ? 'reply' : `reply:${input.replyId}`),
        content: { type: 'reply', requestId: request.id, author: input.authorId, text, replyId: input.replyId },
      });
    }
    await tx.posts.revise(input.teamId, requestKey(request.id), requestContent(request, reviews));
    if (request.state === 'answered') {
      await inviteReviewers(deps, tx, cohortOf, request, [...replies.map(({ authorId }) => authorId), input.authorId]);
    }
    return cohortOf;
  });
  await announce(deps, cohort);
}

/** Of a longer message in the thread, where all of it stands: its beginning, and a sign that there is more. */
function asMuchAsIsKept(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  return `${text.slice(0, TEXT_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
