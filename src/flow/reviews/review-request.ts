import { AppError } from '../../errors.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import type { Review } from '../../exercise/review.ts';
import { chooseToReview, countReviews, refusalOf } from '../../exercise/reviewers.ts';
import type { Ratings } from '../../exercise/rubric.ts';
import { requestKey, reviewKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { checkMember } from '../members/find-cohort.ts';
import { familiesOf } from '../requests/families-of.ts';

export interface ReviewCase {
  cohort: Cohort;
  request: Request;
  replies: Reply[];
  reviews: Review[];
}

/**
 * Gives somebody the place of a reviewer, and what they need to see. The place is theirs for a day; the same person may open
 * it again. Two who press at once for the last place: one gets it.
 * @throws AppError request_gone, not_in_cohort, review_too_early, review_own_work, review_done, review_full
 */
export async function startReview(
  { store, clock }: FlowDeps,
  input: { teamId: string; requestId: string; userId: string },
): Promise<ReviewCase> {
  const { teamId, requestId, userId } = input;
  const now = clock.now();
  return store.transaction(async (tx) => {
    const found = await openReview(tx, { teamId, requestId, userId, now });
    await tx.reviews.start(teamId, requestId, userId, now);
    return found;
  });
}

/**
 * Gives somebody the request to review that has had the fewest reviews, of their cohorts; their own place, if they have
 * one that they have not used.
 * @throws AppError review_none
 */
export async function startAnyReview(
  deps: FlowDeps,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<ReviewCase> {
  const { store, clock, course } = deps;
  const waiting = await store.reviews.waitingFor(teamId, userId);
  const first = waiting[0];
  if (first !== undefined) return startReview(deps, { teamId, requestId: first.id, userId });
  const cohorts = await store.cohorts.ofUser(teamId, userId);
  const holdings = await Promise.all(cohorts.map(({ id }) => store.roles.list(teamId, id)));
  const choices = await store.reviews.open(
    teamId,
    cohorts.map(({ id }) => id),
  );
  const chosen = chooseToReview({
    userId,
    choices,
    families: familiesOf(course, holdings.flat()),
    now: clock.now(),
  });
  if (chosen === undefined) throw new AppError('review_none');
  return startReview(deps, { teamId, requestId: chosen.requestId, userId });
}

/** Inside a transaction. @throws AppError as startReview does */
async function openReview(
  tx: Store,
  { teamId, requestId, userId, now }: { teamId: string; requestId: string; userId: string; now: Date },
): Promise<ReviewCase> {
  const request = await tx.requests.lock(teamId, requestId);
  const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  await checkMember(tx, cohort, userId);
  const replies = await tx.replies.of(teamId, requestId);
  const reviews = await tx.reviews.of(teamId, requestId);
  const answeredBy = replies.filter(({ source }) => source !== 'ask-back').map(({ authorId }) => authorId);
  const refusal = refusalOf({ userId, asker: request.askerId, answeredBy, reviews, now });
  if (refusal !== undefined) throw new AppError(refusal);
  return { request, replies, reviews, cohort };
}

/**
 * Records a peer's review and shows it to the asker in the thread; under no name where the facilitator has chosen that.
 * @throws AppError as startReview does
 */
export async function reviewRequest(
  deps: FlowDeps,
  input: { teamId: string; requestId: string; reviewerId: string; ratings: Ratings; comment: string },
): Promise<void> {
  const { teamId, requestId, reviewerId } = input;
  const now = deps.clock.now();
  const { cohort, done } = await deps.store.transaction(async (tx) => {
    const before = await openReview(tx, { teamId, requestId, userId: reviewerId, now });
    await tx.reviews.start(teamId, requestId, reviewerId, now);
    const comment = input.comment.trim();
    if (!(await tx.reviews.complete(teamId, requestId, reviewerId, { ratings: input.ratings, comment }))) {
      throw new AppError('review_done');
    }
    const counts = countReviews(await tx.reviews.of(teamId, requestId));
    const helped = before.request.closedAt !== undefined;
    const request: Request = { ...before.request, state: stateOf(before.request.assignments, counts, helped) };
    await tx.requests.save(teamId, request);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(request, counts));
    await tx.posts.add({
      ...threadOf(before.cohort, request.lessonId),
      key: reviewKey(requestId, counts.done),
      content: {
        type: 'review-result',
        requestId,
        asker: request.askerId,
        ...(before.cohort.anonymousReviews ? {} : { reviewer: reviewerId }),
        ratings: input.ratings,
        comment,
        nth: counts.done,
        of: counts.invited,
      },
    });
    return { cohort: before.cohort, done: counts.done };
  });
  await announce(deps, cohort);
  await announceSummary(deps, { teamId, requestId, done });
}

/** Says that the reviews may be summed up. A queue that is down costs time: the sweeper finds what has no summary. */
async function announceSummary(
  { jobs, log }: FlowDeps,
  { teamId, requestId, done }: { teamId: string; requestId: string; done: number },
): Promise<void> {
  try {
    await jobs.enqueue('show-reviews', { teamId, requestId }, { id: `reviews-${requestId}-${done}` });
  } catch (error) {
    log.warn({ err: error }, 'could not enqueue a summary of reviews; the sweeper will');
  }
}

/**
 * The asker says what they make of the nth review. It stands below the review; once.
 * @throws AppError request_gone, only_asker, reaction_done
 */
export async function reactToReview(
  deps: FlowDeps,
  input: { teamId: string; requestId: string; nth: number; userId: string; kind: 'helps' | 'differs'; text: string },
): Promise<void> {
  const { teamId, requestId, nth, userId, kind } = input;
  const reaction = { kind, text: input.text.trim() };
  const cohort = await deps.store.transaction(async (tx): Promise<Cohort> => {
    const request = await tx.requests.lock(teamId, requestId);
    const post = await tx.posts.byKey(teamId, reviewKey(requestId, nth));
    const cohortOf = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohortOf === undefined || post?.content.type !== 'review-result') {
      throw new AppError('request_gone');
    }
    if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
    const { content } = post;
    if (content.reaction !== undefined) throw new AppError('reaction_done');
    const reviewer = content.reviewer ?? (await nthReviewer(tx, teamId, requestId, nth));
    if (reviewer !== undefined) await tx.reviews.react(teamId, requestId, reviewer, reaction);
    await tx.posts.revise(teamId, post.key, { ...content, reaction });
    return cohortOf;
  });
  await announce(deps, cohort);
}

/** Who wrote a review that is shown without a name: reviews are numbered in the order in which they were done. */
async function nthReviewer(tx: Store, teamId: string, requestId: string, nth: number): Promise<string | undefined> {
  const reviews = await tx.reviews.of(teamId, requestId);
  return reviews.find((review) => review.nth === nth)?.reviewerId;
}
