import type { Course } from '../../course/course.ts';
import type { Request } from '../../exercise/request.ts';
import { chooseReviewers, countReviews } from '../../exercise/reviewers.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { membersOf } from '../../team/members.ts';
import { familiesOf } from '../requests/families-of.ts';

/**
 * Invites peers to review an answered request, once: later answers invite nobody else. An invitation reserves no place;
 * `startReview` does. If the cohort's reviews are anonymous, the channel does not show who is invited; direct messages tell
 * them. Runs inside the caller's transaction.
 */
export async function inviteReviewers(
  { course, clock }: { course: Course; clock: Clock },
  tx: Pick<Store, 'members' | 'posts' | 'reviews' | 'roles'>,
  cohort: Cohort,
  request: Request,
  answeredBy: readonly string[],
): Promise<void> {
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
  const thread = threadOf(cohort, request.lessonId);
  const about = {
    requestId: request.id,
    asker: request.askerId,
    roles: request.assignments.map(({ role }) => role),
  };
  await tx.posts.add({
    ...thread,
    key: requestKey(request.id, 'invitation'),
    content: {
      type: 'review-invitation',
      ...about,
      reviewers: cohort.anonymousReviews ? [] : reviewers,
      fallback: reviewers.length === 0,
    },
  });
  if (!cohort.anonymousReviews) return;
  for (const [index, to] of reviewers.entries()) {
    await tx.posts.add({
      ...thread,
      key: requestKey(request.id, `review-asked-${index + 1}`),
      content: { type: 'review-asked', ...about, to },
    });
  }
}
