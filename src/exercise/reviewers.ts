import type { Review } from './review.ts';

/** Number of peers that the app invites to review an answered request. */
export const REVIEWERS_PER_REQUEST = 2;
/**
 * Most reviewers of a request: one more than invited, so that a volunteer can replace an invited peer who does not
 * come.
 */
export const MOST_REVIEWERS = 3;
/** Hours for which a reviewer who opened the review keeps a seat without sending it. */
export const SEAT_HOURS = 24;

/**
 * Chooses peers to review a request, never its asker or a person who answered. It prefers people without roles of the
 * asker's families, then those with the fewest reviews, then the lower user id, which makes the choice deterministic. A
 * small team may give fewer than `count`. Source: COURSE "The communication exercise".
 */
export function chooseReviewers(input: {
  members: string[];
  asker: string;
  answeredBy: readonly string[];
  loads: ReadonlyMap<string, number>;
  /** Families of each person's roles. */
  families?: ReadonlyMap<string, ReadonlySet<string>>;
  /** People who cannot be asked now. */
  not?: ReadonlySet<string>;
  count?: number;
}): string[] {
  const load = (user: string): number => input.loads.get(user) ?? 0;
  const hasSameFamily = (user: string): number => Number(shareFamily(input.families, user, input.asker));
  return [...new Set(input.members)]
    .filter((user) => user !== input.asker && !input.answeredBy.includes(user) && input.not?.has(user) !== true)
    .sort((a, b) => hasSameFamily(a) - hasSameFamily(b) || load(a) - load(b) || (a < b ? -1 : 1))
    .slice(0, input.count ?? REVIEWERS_PER_REQUEST);
}

/** True when two people hold roles of the same family. */
function shareFamily(
  families: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  one: string,
  other: string,
): boolean {
  const mine = families?.get(one);
  return [...(families?.get(other) ?? [])].some((family) => mine?.has(family) === true);
}

/** Error code for a person who may not review the request; undefined when they may. */
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

/** Number of reviewers who finished, or who opened the review within `SEAT_HOURS`. @param except a user not to count */
export function seatsTaken(reviews: readonly Review[], now: Date, except?: string): number {
  const since = now.getTime() - SEAT_HOURS * 3_600_000;
  return reviews.filter(
    ({ reviewerId, state, startedAt }) =>
      reviewerId !== except && (state === 'done' || (startedAt !== undefined && startedAt.getTime() > since)),
  ).length;
}

/**
 * Counts the reviews of a request.
 * @returns `done`, the finished reviews; `invited`, the number that must be done before the request counts as reviewed
 */
export function countReviews(reviews: readonly Review[]): { done: number; invited: number } {
  const done = reviews.filter(({ state }) => state === 'done').length;
  const asked = reviews.filter(({ volunteer, state }) => !volunteer || state === 'done').length;
  return { done, invited: Math.max(done, Math.min(REVIEWERS_PER_REQUEST, asked)) };
}

/** An answered request that a person could review. */
export interface ReviewChoice {
  requestId: string;
  asker: string;
  answeredBy: readonly string[];
  reviews: readonly Review[];
  createdAt: Date;
}

/**
 * Chooses a request for a person who asks for one to review. Among those they may review, it prefers the fewest
 * reviews, then an asker of another family, then the oldest. Undefined when there is none.
 */
export function chooseToReview(input: {
  userId: string;
  choices: readonly ReviewChoice[];
  families?: ReadonlyMap<string, ReadonlySet<string>>;
  now: Date;
}): ReviewChoice | undefined {
  const { userId, choices, families, now } = input;
  const hasSameFamily = (choice: ReviewChoice): number => Number(shareFamily(families, userId, choice.asker));
  return choices
    .filter((choice) => refusalOf({ ...choice, userId, now }) === undefined)
    .sort(
      (a, b) =>
        seatsTaken(a.reviews, now) - seatsTaken(b.reviews, now) ||
        hasSameFamily(a) - hasSameFamily(b) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        (a.requestId < b.requestId ? -1 : 1),
    )[0];
}
