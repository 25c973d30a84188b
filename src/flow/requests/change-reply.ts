import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

/** Which answer, and who changes it. */
interface Deed {
  teamId: string;
  replyId: string;
  userId: string;
}

/**
 * An answer that its author may change now.
 * @throws AppError reply_gone, only_author (values: assignee, who wrote it), reply_closed
 */
export async function openEdit(
  { replies, requests }: Pick<Store, 'replies' | 'requests'>,
  { teamId, replyId, userId }: Deed,
): Promise<{ reply: Reply; request: Request }> {
  const reply = await replies.byId(teamId, replyId);
  const request = reply && (await requests.byId(teamId, reply.requestId));
  if (reply === undefined || request === undefined) throw new AppError('reply_gone');
  if (reply.authorId !== userId) throw new AppError('only_author', { assignee: reply.authorId });
  if (request.closedAt !== undefined) throw new AppError('reply_closed');
  return { reply, request };
}

/**
 * Changes an answer, and its message where the app has posted it. The same text changes nothing.
 * @param deed.text an answer written in the thread may be empty, where it has files
 * @throws AppError as openEdit and checkText do
 */
export async function editReply(deps: FlowDeps, deed: Deed & { text: string }): Promise<void> {
  const cohort = await change(deps, deed, async (tx, cohortOf, { request, reply }) => {
    const text = reply.files.length > 0 ? deed.text.trim() : checkText(deed.text);
    if (text === reply.text) return;
    await tx.replies.change(deed.teamId, { ...reply, text, editedAt: deps.clock.now() });
    if (reply.source !== 'modal') return;
    const { id, authorId: author } = reply;
    const content = { type: 'reply' as const, requestId: request.id, replyId: id, author, text, edited: true as const };
    // The first answer's message has a key of its own.
    for (const part of [`reply:${id}`, 'reply']) {
      if (await tx.posts.revise(cohortOf.teamId, requestKey(request.id, part), content)) return;
    }
  });
  await announce(deps, cohort);
}

/**
 * An answer was taken back: its message in the thread is deleted, and so is what was kept of it. Where nothing else of its author
 * answers the request, they are asked again, and the asker is told. What the asker has closed stays closed.
 * @throws AppError as openEdit does
 */
export async function withdrawReply(deps: FlowDeps, deed: Deed): Promise<void> {
  const now = deps.clock.now();
  const cohort = await change(deps, deed, async (tx, cohortOf, { request, reply }) => {
    const { teamId } = deed;
    await tx.replies.remove(teamId, request.id, reply.id);
    const left = (await tx.replies.of(teamId, request.id)).filter(
      ({ authorId, source }) => authorId === deed.userId && source !== 'ask-back',
    );
    const answered = request.assignments.filter((each) => each.assigneeId === deed.userId && each.state === 'answered');
    const again = left.length < answered.length ? answered.at(-1) : undefined;
    if (again !== undefined) await askAgain(tx, cohortOf, request, again, now);
    await tx.posts.add({
      ...threadOf(cohortOf, request.lessonId),
      key: requestKey(request.id, `withdrawn:${reply.id}`),
      content: {
        type: 'reply-withdrawn',
        requestId: request.id,
        asker: request.askerId,
        author: deed.userId,
        ...(again === undefined ? {} : { role: again.role }),
      },
    });
  });
  await announce(deps, cohort);
}

async function askAgain(tx: Store, cohort: Cohort, request: Request, again: Assignment, now: Date): Promise<void> {
  const open: Assignment = { ...again, state: 'asked', reminders: 0, remindAt: now };
  const assignments = request.assignments.map((each) => (each === again ? open : each));
  const reviews = await reviewCounts(tx, cohort.teamId, request.id);
  const saved = { ...request, assignments, state: stateOf(assignments, reviews) };
  await tx.requests.save(cohort.teamId, saved);
  await tx.posts.revise(cohort.teamId, requestKey(request.id), requestContent(saved, reviews));
}

/** Finds the answer with its request locked, so that what happens to both happens one after the other. */
async function change(
  deps: FlowDeps,
  deed: Deed,
  work: (tx: Store, cohort: Cohort, found: { reply: Reply; request: Request }) => Promise<void>,
): Promise<Cohort> {
  return deps.store.transaction(async (tx) => {
    const before = await openEdit(tx, deed);
    await tx.requests.lock(deed.teamId, before.request.id);
    const found = await openEdit(tx, deed);
    const cohort = await tx.cohorts.byId(deed.teamId, found.request.cohortId);
    if (cohort === undefined) throw new AppError('reply_gone');
    await work(tx, cohort, found);
    return cohort;
  });
}
