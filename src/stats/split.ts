import { AppError } from '../errors.ts';
import { RandomState } from './random-state.ts';

export interface Split {
  /** Row numbers of each part, in the order of the permutation. */
  train: Int32Array;
  test: Int32Array;
}

/**
 * Splits rows for training and testing like scikit-learn's `train_test_split(test_size=share, random_state=seed)`. The
 * first ceil(share * rows) rows of a permutation are the test rows, the others the training rows.
 * @param rows number of rows; the split depends on nothing else of the table
 * @param share share of test rows, between 0 and 1
 * @param seed integer from 0 to 2^32 - 1
 * @throws AppError too_few_rows (values: needs, has) when a side would be empty; RangeError for a share or seed out of
 *   bounds
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.model_selection.ShuffleSplit.html
 */
export function split(rows: number, share: number, seed: number): Split {
  if (!(share > 0 && share < 1)) throw new RangeError(`the share held back lies between 0 and 1, not ${share}`);
  const tested = Math.ceil(share * rows);
  if (tested >= rows) throw new AppError('too_few_rows', { needs: fewestRows(share), has: rows });
  const order = new RandomState(seed).permutation(rows);
  return { test: order.slice(0, tested), train: order.slice(tested) };
}

/** The smallest number of rows that leaves at least one for training. */
function fewestRows(share: number): number {
  return Math.max(2, Math.ceil(1 / (1 - share) - 1e-9));
}
