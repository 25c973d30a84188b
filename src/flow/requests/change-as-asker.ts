import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import { isOpen, stateOf } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { reviewCounts } from '../reviews/review-counts.ts';
import { answerAsStandIn } from './answer-as-stand-in.ts';

export interface Deed {
  teamId: string;
  requestId: string;
  userId: string;
}

/** Changes what the asker alone may change, with the request locked, and its message with it. */
export async function changeAsAsker(
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
