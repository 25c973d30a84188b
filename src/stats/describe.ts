import { AppError } from '../errors.ts';
import { presentIn } from './present-in.ts';
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
 * @param values at least two present values; missing cells (NaN) are ignored
 * @throws AppError too_few_values (values: subject, needs, has), numbers_too_large (values: subject)
 */
export function describe(name: string, values: ArrayLike<number>): Description {
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
function sortedOf(values: ArrayLike<number>): Float64Array {
  return presentIn(values).sort();
}
