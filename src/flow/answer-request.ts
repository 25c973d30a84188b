import { membersOf } from '../cohort/members.ts';
import { AppError } from '../errors.ts';
import { checkText } from '../exercise/check-text.ts';
import { chooseReviewers } from '../exercise/choose-reviewers.ts';
import type { Cohort, Place, Request, Store } from '../ports.ts';
import { announce, type FlowDeps } from './deps.ts';
import { requestContent, requestKey } from './request-content.ts';
import { threadOf } from './thread-of.ts';

/**
 * May this person answer this request now?
 * @throws AppError request_gone, reply_own_request, request_answered, reply_not_assignee (values: assignee)
 */
export function checkMayAnswer(request: Request | undefined, userId: string): Request {
  if (request === undefined) throw new AppError('request_gone');
  if (request.askerId === userId) throw new AppError('reply_own_request');
  if (request.assigneeId !== undefined && request.assigneeId !== userId) {
    throw new AppError('reply_not_assignee', { assignee: request.assigneeId });
  }
  if (request.state !== 'asked') throw new AppError('request_answered');
  return request;
}

/**
 * Records an answer and asks two peers to review. An answer from the modal is posted in the thread; one written in the
 * thread is there already. `replyId` makes a delivery that comes twice one answer.
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
  },
): Promise<void> {
  const text = checkText(input.text.slice(0, input.source === 'thread' ? 3000 : undefined));
  const cohort = await deps.store.transaction(async (tx) => {
    const found = await tx.requests.lock(input.teamId, input.requestId);
    const cohortOf = found && (await tx.cohorts.byId(input.teamId, found.cohortId));
    if (found === undefined || cohortOf === undefined) throw new AppError('request_gone');
    const replies = await tx.replies.of(input.teamId, input.requestId);
    if (replies.some((reply) => reply.id === input.replyId)) return cohortOf;
    const request: Request = { ...checkMayAnswer(found, input.authorId), state: 'answered' };
    await tx.replies.add(input.teamId, {
      id: input.replyId,
      requestId: request.id,
      authorId: input.authorId,
      text,
      source: input.source,
      createdAt: deps.clock.now(),
    });
    await tx.requests.setState(input.teamId, request.id, 'answered');
    if (input.source === 'modal') {
      await tx.posts.add({
        ...threadOf(cohortOf, request.lessonId),
        key: requestKey(request.id, 'reply'),
        content: { type: 'reply', requestId: request.id, author: input.authorId, text },
      });
    }
    await inviteReviewers(tx, cohortOf, request, input.authorId);
    return cohortOf;
  });
  await announce(deps, cohort);
}

async function inviteReviewers(tx: Store, cohort: Cohort, request: Request, answeredBy: string): Promise<void> {
  const loads = await tx.reviews.load(cohort.teamId, cohort.id);
  const reviewers = chooseReviewers({
    members: membersOf(cohort, await tx.roles.list(cohort.teamId, cohort.id)),
    asker: request.askerId,
    answeredBy,
    loads: new Map(loads.map((l) => [l.userId, l.count])),
  });
  await tx.reviews.invite(cohort.teamId, request.id, reviewers);
  await tx.posts.revise(
    cohort.teamId,
    requestKey(request.id),
    requestContent(request, { done: 0, invited: reviewers.length }),
  );
  await tx.posts.add({
    ...threadOf(cohort, request.lessonId),
    key: requestKey(request.id, 'invitation'),
    content: {
      type: 'review-invitation',
      requestId: request.id,
      reviewers,
      asker: request.askerId,
      role: request.role,
      fallback: reviewers.length === 0,
    },
  });
}

/**
 * A message was written in a thread. When its author is asked there about one open request, it is the answer; about
 * several, they are returned so that the author can say which. Anything else is conversation.
 */
export async function recogniseReply(
  deps: FlowDeps,
  input: { place: Place; threadTs: string; ts: string; userId: string; text: string },
): Promise<{ answered?: Request; which: Request[] }> {
  const { store } = deps;
  const parent = await store.posts.byTs(input.place, input.threadTs);
  if (parent?.content.type !== 'lesson' || input.text.trim() === '') return { which: [] };
  const open = await store.requests.openFor(input.place.teamId, parent.content.lessonId, input.userId);
  const only = open[0];
  if (only === undefined) return { which: [] };
  if (open.length > 1) return { which: open };
  await answerRequest(deps, {
    teamId: input.place.teamId,
    requestId: only.id,
    replyId: threadReplyId(input.place, input.ts),
    authorId: input.userId,
    text: input.text,
    source: 'thread',
  });
  return { answered: only, which: [] };
}

/** A reply in the thread is known by its message: the same event twice is one reply. */
export function threadReplyId(place: Place, ts: string): string {
  return `${place.channelId}:${ts}`;
}
