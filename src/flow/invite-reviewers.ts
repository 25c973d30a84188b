import { membersOf } from '../cohort/members.ts';
import { chooseReviewers } from '../exercise/choose-reviewers.ts';
import type { Cohort, Request, Store } from '../ports.ts';
import { requestContent, requestKey } from './request-content.ts';
import { threadOf } from './thread-of.ts';

/** Asks peers to review a request that has been answered, once: an answer to a question asked back calls for no other. Inside the caller's transaction. */
export async function inviteReviewers(
  tx: Store,
  cohort: Cohort,
  request: Request,
  answeredBy: readonly string[],
): Promise<void> {
  if ((await tx.reviews.of(cohort.teamId, request.id)).length > 0) return;
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
      roles: request.assignments.map(({ role }) => role),
      fallback: reviewers.length === 0,
    },
  });
}
