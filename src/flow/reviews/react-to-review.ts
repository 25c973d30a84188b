import { AppError } from '../../errors.ts';
import type { Reaction } from '../../exercise/review.ts';
import type { Content } from '../../messages/content.ts';
import { resultsKey, reviewKey } from '../../messages/post-keys.ts';
import type { ShownReview } from '../../messages/shown-review.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Records what the asker thinks of the nth review, once, and shows it below the review.
 * @throws AppError request_gone, not_in_cohort, only_asker, reaction_done
 */
export async function reactToReview(
  needs: Announcer & { store: StoreOf<'cohorts' | 'members' | 'posts' | 'requests' | 'reviews'> },
  input: { teamId: string; requestId: string; nth: number; userId: string; kind: 'helps' | 'differs'; text: string },
): Promise<void> {
  const { teamId, requestId, nth, userId, kind } = input;
  const reaction = { kind, text: input.text.trim() };
  const cohort = await needs.store.transaction(async (tx): Promise<Cohort> => {
    const request = await tx.requests.lock(teamId, requestId);
    const shown = await shownReviews(tx, { teamId, requestId, nth });
    const [review] = shown.map((each) => each.review);
    const cohortOf = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (cohortOf !== undefined) await checkMember(tx, cohortOf, userId);
    if (request === undefined || cohortOf === undefined || review === undefined) {
      throw new AppError('request_gone');
    }
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    if (review.reaction !== undefined) throw new AppError('reaction_done');
    const reviewer = review.reviewer ?? (await nthReviewer(tx, teamId, requestId, nth));
    if (reviewer !== undefined) await tx.reviews.react(teamId, requestId, reviewer, reaction);
    for (const { key, withReaction } of shown) await tx.posts.revise(teamId, key, withReaction(reaction));
    return cohortOf;
  });
  await announce(needs, cohort);
}

/** The messages that show a review: the results and, where an earlier release posted it, its own. */
async function shownReviews(
  tx: Pick<Store, 'posts'>,
  { teamId, requestId, nth }: { teamId: string; requestId: string; nth: number },
) {
  const found: { key: string; review: ShownReview; withReaction: (reaction: Reaction) => Content }[] = [];
  for (const key of [resultsKey(requestId), reviewKey(requestId, nth)]) {
    const content = (await tx.posts.byKey(teamId, key))?.content;
    if (content?.type === 'review-result') {
      found.push({ key, review: content, withReaction: (reaction) => ({ ...content, reaction }) });
    }
    if (content?.type !== 'review-results') continue;
    const { reviews } = content;
    const review = reviews.find((each) => each.nth === nth);
    if (review === undefined) continue;
    const withReaction = (reaction: Reaction) => ({
      ...content,
      reviews: reviews.map((each) => (each.nth === nth ? { ...each, reaction } : each)),
    });
    found.push({ key, review, withReaction });
  }
  return found;
}

/** Finds the reviewer of a review that is shown without a name. */
async function nthReviewer(
  tx: Pick<Store, 'reviews'>,
  teamId: string,
  requestId: string,
  nth: number,
): Promise<string | undefined> {
  const reviews = await tx.reviews.of(teamId, requestId);
  return reviews.find((review) => review.nth === nth)?.reviewerId;
}
