import { CRITERIA, RATINGS, type Rating, type RubricCriterion } from '../course/rubric.ts';
import type { Ratings } from './review.ts';

/** Summary of a request's reviews. */
export interface ReviewSummary {
  reviews: number;
  criteria: { criterion: RubricCriterion; median: number; counts: Record<Rating, number> }[];
}

/** Points of a rating: 4 for the best, 1 for the worst. */
export function pointsOf(rating: Rating): number {
  return RATINGS.length - RATINGS.indexOf(rating);
}

/**
 * Median of each criterion in points (1 to 4; for an even count, the mean of the middle two) and counts of each rating.
 * The ratings are ordinal, so the summary uses medians, not means.
 */
export function summarizeReviews(all: readonly Ratings[]): ReviewSummary {
  return {
    reviews: all.length,
    criteria: CRITERIA.flatMap((criterion) => {
      const given = all.flatMap((ratings) => ratings[criterion] ?? []);
      if (given.length === 0) return [];
      const counts = Object.fromEntries(RATINGS.map((r) => [r, given.filter((one) => one === r).length]));
      return [{ criterion, median: median(given.map(pointsOf)), counts: counts as Record<Rating, number> }];
    }),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
