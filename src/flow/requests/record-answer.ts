import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { checkMayAnswer, withAssignment } from '../../exercise/request-state.ts';
import type { Content } from '../../messages/content.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import { inviteReviewers } from '../reviews/invite-reviewers.ts';
import { changeRequest } from './change-request.ts';
import { findAssignees } from './find-assignees.ts';
import type { ChangeStore, ReassignPort } from './port.ts';
import { type Question, quoteQuestion } from './quote-question.ts';
import { lockForOfferedRole, takeOfferedRole } from './take-offered-role.ts';
import { threadOfRequest } from './thread-of-request.ts';

/** Who answers which request, and how. */
export interface Answering {
  teamId: string;
  requestId: string;
  /** Makes an answer that Slack delivers twice one answer. */
  replyId: string;
  authorId: string;
  source: 'modal' | 'thread';
  files: Reply['files'];
}

/**
 * Records an answer for the role in which its author is asked, which is theirs from then on if the request was handed on to them with it. Once
 * no assignment is open, peers are invited to review.
 * @param say returns the answer's text, the message about it, and the request where the answer changes more of it
 * @throws AppError not_in_cohort, and as checkMayAnswer does
 */
export async function recordAnswer(
  needs: ReassignPort,
  { teamId, requestId, replyId, authorId, source, files }: Answering,
  say: (
    tx: ChangeStore,
    found: { request: Request; cohort: Cohort; question: Question },
  ) => Promise<{ text: string; content: Content; request?: Request }>,
): Promise<void> {
  let taken: Cohort | undefined;
  await changeRequest(
    needs,
    { teamId, requestId },
    async (tx, { request, cohort }) => {
      await checkMember(tx, cohort, authorId);
      const replies = await tx.replies.of(teamId, requestId);
      if (replies.some((reply) => reply.id === replyId)) return undefined;
      const { assignment } = checkMayAnswer(request, authorId);
      const said = await say(tx, { request, cohort, question: quoteQuestion(request, replies) });
      const createdAt = needs.clock.now();
      await tx.replies.add(teamId, { id: replyId, requestId, authorId, text: said.text, source, files, createdAt });
      await tx.posts.add({
        ...(await threadOfRequest(tx, cohort, request)),
        // A request's first answer from the modal has the key `reply`, as in earlier releases.
        key: requestKey(requestId, source === 'modal' && replies.length === 0 ? 'reply' : `reply:${replyId}`),
        content: said.content,
      });
      const offered = await takeOfferedRole(tx, cohort, authorId, assignment);
      taken = offered.taken === undefined ? undefined : cohort;
      const change = { ...offered.change, state: 'answered', assigneeId: authorId } as const;
      return withAssignment(said.request ?? request, assignment.role, change);
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
