import type { Course } from '../../course/course.ts';
import { isPresentation, type Request } from '../../exercise/request.ts';
import { chooseReviewers, countReviews } from '../../exercise/reviewers.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { remarkField, requestContent } from '../../messages/request-content.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { membersOf } from '../../team/members.ts';
import { familiesOf } from '../requests/families-of.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';
import { tellLater } from '../tell-later.ts';

/**
 * Invites peers to review an answered request, once: later answers invite nobody else. An invitation reserves no place;
 * `startReview` does. Direct messages tell them, so that the channel never shows who is invited. Everybody else finds a button below the
 * request. Runs inside the caller's transaction.
 */
export async function inviteReviewers(
  { course, clock }: { course: Course; clock: Clock },
  tx: Pick<Store, 'members' | 'news' | 'posts' | 'reviews' | 'roles'>,
  cohort: Cohort,
  request: Request,
  answeredBy: readonly string[],
): Promise<void> {
  // Its verdicts say how good it was.
  if (isPresentation(request)) return;
  const { teamId } = cohort;
  if ((await tx.reviews.of(teamId, request.id)).length > 0) return;
  const loads = await tx.reviews.load(teamId, cohort.id);
  const holdings = await tx.roles.list(teamId, cohort.id);
  const reviewers = chooseReviewers({
    members: membersOf(cohort, holdings),
    asker: request.askerId,
    answeredBy,
    loads: new Map(loads.map((l) => [l.userId, l.count])),
    families: familiesOf(course, holdings),
    not: new Set([
      ...(await tx.members.away(teamId, clock.now())).map(({ userId }) => userId),
      ...(await tx.members.departed(teamId, cohort.id)),
    ]),
  });
  await tx.reviews.invite(teamId, request.id, reviewers);
  const counts = countReviews(await tx.reviews.of(teamId, request.id));
  await tx.posts.revise(teamId, requestKey(request.id), requestContent(request, counts));
  const about = {
    requestId: request.id,
    asker: request.askerId,
    channel: cohort.channelId,
    roles: request.assignments.map(({ role }) => role),
    ...remarkField(request),
    ...(cohort.anonymousReviews ? {} : { named: true as const }),
  };
  const thread = await threadOfRequest(tx, cohort, request);
  for (const [index, to] of reviewers.entries()) {
    const post = {
      ...thread,
      key: requestKey(request.id, `review-asked-${index + 1}`),
      content: { type: 'review-asked', ...about, to } as const,
    };
    await tellLater(tx, cohort, post, clock.now());
  }
}
