import { AppError } from '../errors.ts';
import { RandomState } from './random-state.ts';

export interface Split {
  /** Row numbers in the order of the draw. */
  train: Int32Array;
  test: Int32Array;
}

/**
 * Rows for training and rows held back, as scikit-learn's `train_test_split(test_size=share, random_state=seed)`: of one
 * permutation the first ceil(share * rows) are test rows and the following are training rows.
 * @param rows how many rows there are; the split depends on nothing else of the table
 * @param share of the rows that are held back, between 0 and 1
 * @param seed integer from 0 to 2^32 - 1
 * @throws AppError too_few_rows (values: needs, has) when a side would be empty; RangeError for a share or seed out of bounds
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.model_selection.ShuffleSplit.html
 */
export function split(rows: number, share: number, seed: number): Split {
  if (!(share > 0 && share < 1)) throw new RangeError(`the share held back lies between 0 and 1, not ${share}`);
  const tested = Math.ceil(share * rows);
  if (tested >= rows) throw new AppError('too_few_rows', { needs: fewest(share), has: rows });
  const order = new RandomState(seed).permutation(rows);
  return { test: order.slice(0, tested), train: order.slice(tested) };
}

/** The least number of rows of which ceil(share * rows) leaves one for training. */
function fewest(share: number): number {
  return Math.max(2, Math.ceil(1 / (1 - share) - 1e-9));
}
