import { AppError } from '../errors.ts';
import { quantile } from './quantile.ts';
import { requireFinite } from './require-finite.ts';

export interface Description {
  count: number;
  mean: number;
  /** Sample standard deviation (divisor n - 1). */
  std: number;
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
}

/**
 * Count, mean, standard deviation and quartiles of a column's present values, like pandas `describe`.
 * @param name name of the column, for errors
 * @param values at least two present values; missing cells (null) are ignored
 * @throws AppError too_few_values (values: subject, needs, has), numbers_too_large (values: subject)
 */
export function describe(name: string, values: readonly (number | null)[]): Description {
  const sorted = sortedOf(values);
  const count = sorted.length;
  if (count < 2) throw new AppError('too_few_values', { subject: name, needs: 2, has: count });
  const mean = requireFinite(name, sorted.reduce((sum, value) => sum + value, 0) / count);
  const squares = requireFinite(
    name,
    sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0),
  );
  return {
    count,
    mean,
    std: Math.sqrt(squares / (count - 1)),
    min: sorted[0] ?? 0,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
    max: sorted[count - 1] ?? 0,
  };
}

/** The present values, ascending. A typed array sorts numbers without a compare function, which is many times faster. */
function sortedOf(values: readonly (number | null)[]): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    present[count] = value;
    count += 1;
  }
  return present.subarray(0, count).sort();
}
