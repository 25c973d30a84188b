import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen, stateOf } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { reviewCounts } from '../reviews/review-counts.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';

interface Deed {
  teamId: string;
  requestId: string;
  userId: string;
}

/**
 * The asker says that the answer helps: the request is closed. Pressing twice changes nothing.
 * @throws AppError request_gone, only_asker (values: assignee, who asked), answer_missing
 */
export async function closeRequest(deps: FlowDeps, deed: Deed): Promise<void> {
  await change(deps, deed, async (_tx, _cohort, request) => ({ ...request, closedAt: deps.clock.now() }));
}

/**
 * The asker asks back: who has answered is asked again, and what was closed is open. The stand-in answers at once.
 * @param deed.askBackId makes a submission that is delivered twice one question
 * @throws AppError as closeRequest does; text_empty, text_too_long
 */
export async function askBack(deps: FlowDeps, deed: Deed & { askBackId: string; text: string }): Promise<void> {
  const text = checkText(deed.text);
  const now = deps.clock.now();
  await change(deps, deed, async (tx, cohort, request) => {
    const isNew = await tx.replies.add(deed.teamId, {
      id: deed.askBackId,
      requestId: request.id,
      authorId: deed.userId,
      text,
      source: 'ask-back',
      files: [],
      createdAt: now,
    });
    if (!isNew) return request;
    const again = request.assignments.filter(({ state }) => state === 'answered');
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `ask-back:${deed.askBackId}`),
      content: {
        type: 'asked-back',
        requestId: request.id,
        asker: deed.userId,
        to: again.flatMap(({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId])),
        roles: again.map(({ role }) => role),
        text,
      },
    });
    const assignments = request.assignments.map(
      (each): Assignment =>
        each.state !== 'answered'
          ? each
          : {
              ...each,
              state: 'asked',
              askedAt: now,
              reminders: 0,
              ...(each.assigneeId === undefined ? {} : { remindAt: now }),
            },
    );
    const { closedAt: _, ...open } = request;
    return { ...open, assignments };
  });
}

/** Changes what the asker alone may change, with the request locked, and its message with it. */
async function change(
  deps: FlowDeps,
  { teamId, requestId, userId }: Deed,
  work: (tx: Store, cohort: Cohort, request: Request) => Promise<Request>,
): Promise<void> {
  const cohort = await deps.store.transaction(async (tx) => {
    const request = await tx.requests.lock(teamId, requestId);
    const cohortOf = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohortOf === undefined) throw new AppError('request_gone');
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const hasAnswer = request.assignments.some(({ state }) => state === 'answered');
    if (!hasAnswer || request.assignments.some(isOpen)) throw new AppError('answer_missing');
    const changed = await work(tx, cohortOf, request);
    const reviews = await reviewCounts(tx, teamId, requestId);
    const saved = { ...changed, state: stateOf(changed.assignments, reviews, changed.closedAt !== undefined) };
    await tx.requests.save(teamId, saved);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(saved, reviews));
    await answerAsStandIn(deps, tx, cohortOf, saved);
    return cohortOf;
  });
  await announce(deps, cohort);
}
