import { AppError } from '../../errors.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { checkMayAnswer, stateOf } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { reviewCounts } from '../reviews/review-counts.ts';

export interface Deed {
  teamId: string;
  requestId: string;
  userId: string;
}

/** Changes the assignment that waits for this person, with the request locked, and its message with it. */
export async function changeAsAsked(
  deps: FlowDeps,
  { teamId, requestId, userId }: Deed,
  work: (tx: Store, cohort: Cohort, request: Request, assignment: Assignment) => Promise<Request>,
): Promise<void> {
  const cohort = await deps.store.transaction(async (tx) => {
    const found = await tx.requests.lock(teamId, requestId);
    const { request, assignment } = checkMayAnswer(found, userId);
    const cohortOf = await tx.cohorts.byId(teamId, request.cohortId);
    if (cohortOf === undefined) throw new AppError('request_gone');
    const changed = await work(tx, cohortOf, request, assignment);
    const reviews = await reviewCounts(tx, teamId, requestId);
    const saved = { ...changed, state: stateOf(changed.assignments, reviews) };
    await tx.requests.save(teamId, saved);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(saved, reviews));
    return cohortOf;
  });
  await announce(deps, cohort);
}
