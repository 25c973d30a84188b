import { RATINGS, RUBRIC } from '../../../course/rubric.ts';
import type { Ratings } from '../../../exercise/review.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { FieldState } from '../submission.ts';
import type { RubricFields } from './rubric-fields.ts';

/**
 * The rating of each criterion.
 * @param how as given to `rubricFields`
 * @throws AppError stale_button for a missing rating, or one that this release does not know
 */
export function readRatings(value: FieldState, { prefix = '', criteria = RUBRIC }: RubricFields = {}): Ratings {
  return Object.fromEntries(
    criteria.map((criterion) => [criterion, oneOf(RATINGS, selectedOption(value(`${prefix}${criterion}`)))]),
  );
}
