import type { Review } from './review.ts';

/** How many peers are asked to review an answered request. */
export const REVIEWERS_PER_REQUEST = 2;
/** How many may review it: one more than are asked, so that who likes to can, and nobody waits for one who does not. */
export const MOST_REVIEWERS = 3;
/** How long a place is kept for somebody who has opened the review and not sent it, in hours. */
export const SEAT_HOURS = 24;

/**
 * Chooses the peers who are asked to review: never the asker, never those who answered; first those whose roles are all of another
 * family than the asker's, then those with the fewest reviews, then by user id so that the choice is the same everywhere. Fewer
 * than `count` are returned when the team is smaller. Source: COURSE "The communication exercise".
 */
export function chooseReviewers(input: {
  members: string[];
  asker: string;
  answeredBy: readonly string[];
  loads: ReadonlyMap<string, number>;
  /** Families of the roles that each person holds. */
  families?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Who cannot be asked now. */
  not?: ReadonlySet<string>;
  count?: number;
}): string[] {
  const load = (user: string): number => input.loads.get(user) ?? 0;
  const near = (user: string): number => Number(areNear(input.families, user, input.asker));
  return [...new Set(input.members)]
    .filter((user) => user !== input.asker && !input.answeredBy.includes(user) && input.not?.has(user) !== true)
    .sort((a, b) => near(a) - near(b) || load(a) - load(b) || (a < b ? -1 : 1))
    .slice(0, input.count ?? REVIEWERS_PER_REQUEST);
}

/** Do two people hold roles of the same family? */
function areNear(families: ReadonlyMap<string, ReadonlySet<string>> | undefined, one: string, other: string): boolean {
  const mine = families?.get(one);
  return [...(families?.get(other) ?? [])].some((family) => mine?.has(family) === true);
}

/** Why somebody may not review, as the code of an error, or undefined when they may. */
export function refusalOf(input: {
  userId: string;
  asker: string;
  answeredBy: readonly string[];
  reviews: readonly Review[];
  now: Date;
}): 'review_too_early' | 'review_own_work' | 'review_done' | 'review_full' | undefined {
  const { userId, asker, answeredBy, reviews, now } = input;
  if (answeredBy.length === 0) return 'review_too_early';
  if (userId === asker || answeredBy.includes(userId)) return 'review_own_work';
  if (reviews.some((review) => review.reviewerId === userId && review.state === 'done')) return 'review_done';
  return seatsTaken(reviews, now, userId) >= MOST_REVIEWERS ? 'review_full' : undefined;
}

/** How many others have reviewed, or have begun to within the last day. */
export function seatsTaken(reviews: readonly Review[], now: Date, except?: string): number {
  const since = now.getTime() - SEAT_HOURS * 3_600_000;
  return reviews.filter(
    ({ reviewerId, state, startedAt }) =>
      reviewerId !== except && (state === 'done' || (startedAt !== undefined && startedAt.getTime() > since)),
  ).length;
}

/** How many reviews are done, and how many are to come before the request counts as reviewed: two, or as many as were asked. */
export function countReviews(reviews: readonly Review[]): { done: number; invited: number } {
  const done = reviews.filter(({ state }) => state === 'done').length;
  const asked = reviews.filter(({ volunteer, state }) => !volunteer || state === 'done').length;
  return { done, invited: Math.max(done, Math.min(REVIEWERS_PER_REQUEST, asked)) };
}

/** An answered request that somebody could review. */
export interface ReviewChoice {
  requestId: string;
  asker: string;
  answeredBy: readonly string[];
  reviews: readonly Review[];
  createdAt: Date;
}

/**
 * The request that somebody is given to review when they ask for one: of those they may review, the one with the fewest
 * reviews, then one whose asker is of another family, then the oldest. Undefined when there is none.
 */
export function chooseToReview(input: {
  userId: string;
  choices: readonly ReviewChoice[];
  families?: ReadonlyMap<string, ReadonlySet<string>>;
  now: Date;
}): ReviewChoice | undefined {
  const { userId, choices, families, now } = input;
  const near = (choice: ReviewChoice): number => Number(areNear(families, userId, choice.asker));
  return choices
    .filter((choice) => refusalOf({ ...choice, userId, now }) === undefined)
    .sort(
      (a, b) =>
        seatsTaken(a.reviews, now) - seatsTaken(b.reviews, now) ||
        near(a) - near(b) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        (a.requestId < b.requestId ? -1 : 1),
    )[0];
}
