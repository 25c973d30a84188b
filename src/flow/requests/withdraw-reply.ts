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
import { changeReply } from './change-reply.ts';
import type { Deed } from './open-edit.ts';

/**
 * An answer was taken back: its message in the thread is deleted, and so is what was kept of it. Where nothing else of its author
 * answers the request, they are asked again, and the asker is told. What the asker has closed stays closed.
 * @throws AppError as openEdit does
 */
export async function withdrawReply(deps: FlowDeps, deed: Deed): Promise<void> {
  const now = deps.clock.now();
  const cohort = await changeReply(deps, deed, async (tx, cohortOf, { request, reply }) => {
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
