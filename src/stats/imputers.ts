import { AppError } from '../errors.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { presentIn } from './present-in.ts';
import { requireFinite } from './require-finite.ts';
import { select } from './select.ts';

/**
 * Median of a numeric column's present values, to fill its gaps. For an even count, the mean of the middle two.
 * @param name name of the column, for errors
 * @param values a missing cell is NaN
 * @param spare work space, as long as `values`
 * @throws AppError too_few_values (values: subject, needs, has) when no value is present, numbers_too_large (values:
 *   subject)
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.impute.SimpleImputer.html (strategy "median")
 */
export function fitMedian(
  name: string,
  values: Float64Array,
  spare: Float64Array = new Float64Array(values.length),
): number {
  const present = presentIn(values, spare);
  requireValue(name, present.length);
  const middle = present.length >> 1;
  const upper = select(present, middle);
  if (present.length % 2 === 1) return requireFinite(name, upper);
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i += 1) lower = Math.max(lower, present[i] as number);
  return requireFinite(name, (lower + upper) / 2);
}

/**
 * Most frequent value of a categorical column, to fill its gaps. Ties go to the first by code points.
 * @param name name of the column, for errors
 * @param words different values of the column
 * @param counts how often each occurs
 * @throws AppError too_few_values (values: subject, needs, has) when no value is present
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.impute.SimpleImputer.html (strategy "most_frequent")
 */
export function fitMostFrequent(name: string, words: readonly string[], counts: Int32Array): string {
  let best = '';
  let most = 0;
  for (const [place, word] of words.entries()) {
    const count = counts[place] as number;
    if (count > most || (count > 0 && count === most && compareCodePoints(word, best) < 0)) {
      best = word;
      most = count;
    }
  }
  requireValue(name, most);
  return best;
}

/** Replaces every missing cell (NaN), in place. */
export function fillMissing(numbers: Float64Array, value: number): Float64Array {
  for (let i = 0; i < numbers.length; i += 1) if (Number.isNaN(numbers[i])) numbers[i] = value;
  return numbers;
}

function requireValue(name: string, values: number): void {
  if (values === 0) throw new AppError('too_few_values', { subject: name, needs: 1, has: 0 });
}
