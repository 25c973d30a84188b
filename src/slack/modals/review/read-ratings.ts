import { RATINGS, RUBRIC } from '../../../course/rubric.ts';
import type { Ratings } from '../../../exercise/review.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { FieldState } from '../submission.ts';

/**
 * The rating of each criterion.
 * @param prefix of the blocks, as given to `rubricFields`
 * @throws AppError stale_button for a missing rating, or one that this release does not know
 */
export function readRatings(value: FieldState, prefix = ''): Ratings {
  return Object.fromEntries(
    RUBRIC.map((criterion) => [criterion, oneOf(RATINGS, selectedOption(value(`${prefix}${criterion}`)))]),
  );
}
