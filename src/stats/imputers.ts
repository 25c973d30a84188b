import { AppError } from '../errors.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { requireFinite } from './require-finite.ts';

/**
 * Median of a numeric column's present values, to fill its gaps. For an even count, the mean of the middle two.
 * @param name name of the column, for errors
 * @param values a missing cell is null
 * @throws AppError too_few_values (values: subject, needs, has) when no value is present, numbers_too_large (values:
 *   subject)
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.impute.SimpleImputer.html (strategy "median")
 */
export function fitMedian(name: string, values: readonly (number | null)[]): number {
  const sorted = new Float64Array(presentValues(name, values)).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return requireFinite(name, median);
}

/**
 * Most frequent value of a categorical column, to fill its gaps. Ties go to the first by code points.
 * @param name name of the column, for errors
 * @param values a missing cell is null
 * @throws AppError too_few_values (values: subject, needs, has) when no value is present
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.impute.SimpleImputer.html (strategy "most_frequent")
 */
export function fitMostFrequent(name: string, values: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const value of presentValues(name, values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && compareCodePoints(value, best) < 0)) {
      best = value;
      most = count;
    }
  }
  return best;
}

/** Replaces every missing cell (null). */
export function fillMissing<T>(values: readonly (T | null)[], fill: T): T[] {
  return values.map((value) => value ?? fill);
}

function presentValues<T>(name: string, values: readonly (T | null)[]): T[] {
  const found = values.filter((value) => value !== null);
  if (found.length === 0) throw new AppError('too_few_values', { subject: name, needs: 1, has: 0 });
  return found;
}
