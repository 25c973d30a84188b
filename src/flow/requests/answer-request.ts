import { checkText, TEXT_LIMIT } from '../../exercise/check-text.ts';
import type { Reply } from '../../exercise/reply.ts';
import { checkMayAnswer, withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { changeRequest } from './change-request.ts';
import { findAssignees } from './find-assignees.ts';
import type { ReassignPort } from './port.ts';
import { quoteQuestion } from './quote-question.ts';
import { lockForOfferedRole, takeOfferedRole } from './take-offered-role.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Records an answer for the role in which its author is asked, which is theirs from then on if the request was handed on to them with it. Once no assignment is open, peers are invited to review.
 * An answer from the modal is posted in the request's thread; below one written there, a line tells its asker.
 * @param input.replyId makes an answer that Slack delivers twice one answer
 * @throws AppError not_in_cohort, and as checkMayAnswer and checkText do
 */
export async function answerRequest(
  needs: ReassignPort,
  input: {
    teamId: string;
    requestId: string;
    replyId: string;
    authorId: string;
    text: string;
    source: 'modal' | 'thread';
    /** Files of a message in the thread. With files, the text may be empty. */
    files?: Reply['files'];
  },
): Promise<void> {
  const { teamId, requestId, replyId, authorId, source, files = [] } = input;
  const typed = source === 'thread' ? shorten(input.text) : input.text;
  const text = files.length > 0 ? typed.trim() : checkText(typed);
  let taken: Cohort | undefined;
  await changeRequest(
    needs,
    { teamId, requestId },
    async (tx, { request, cohort }) => {
      await checkMember(tx, cohort, authorId);
      const replies = await tx.replies.of(teamId, requestId);
      if (replies.some((reply) => reply.id === replyId)) return undefined;
      const { assignment } = checkMayAnswer(request, authorId);
      await tx.replies.add(teamId, {
        id: replyId,
        requestId,
        authorId,
        text,
        source,
        files,
        createdAt: needs.clock.now(),
      });
      const question = quoteQuestion(request, replies);
      await tx.posts.add({
        ...(await threadOfRequest(tx, cohort, request)),
        // A request's first answer from the modal has the key `reply`, as in earlier releases.
        key: requestKey(requestId, source === 'modal' && replies.length === 0 ? 'reply' : `reply:${replyId}`),
        content:
          source === 'modal'
            ? { type: 'reply', requestId, author: authorId, text, replyId, ...question }
            : { type: 'reply-noted', requestId, author: authorId, ...question },
      });
      const offered = await takeOfferedRole(tx, cohort, authorId, assignment);
      taken = offered.taken === undefined ? undefined : cohort;
      return withAssignment(request, assignment.role, { ...offered.change, state: 'answered', assigneeId: authorId });
    },
    {
      before: (tx) => lockForOfferedRole(tx, { teamId, requestId, userId: authorId }),
      afterwards: async (tx, { request, cohort }) => {
        if (request.state !== 'answered') return;
        const replies = await tx.replies.of(teamId, requestId);
        const answeredBy = replies.map((reply) => reply.authorId);
        await inviteReviewers(needs, tx, cohort, request, answeredBy);
      },
    },
  );
  if (taken !== undefined) await findAssignees(needs, taken);
}

/** The beginning of a message that is longer than an answer may be. The whole message stays in the thread. */
function shorten(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  return `${text.slice(0, TEXT_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
