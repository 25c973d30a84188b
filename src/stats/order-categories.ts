import { type CodedCells, countCodes } from './code-cells.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { fitMedian } from './imputers.ts';

/**
 * Orders the categories of a column by the median of a target, the lowest first; those with the same median by their code points.
 * Missing cells take no part.
 * @param target one number for each of `rows`, without gaps
 * @param rows rows to learn from; a category that doesn't occur in them is left out
 * @throws AppError numbers_too_large
 * Source: pandas `groupby(column)[target].median()`; the order is what scikit-learn's `OrdinalEncoder(categories=[…])` takes
 */
export function orderByMedian(cells: CodedCells, target: Float64Array, rows: ArrayLike<number>): string[] {
  const { words, codes } = cells;
  const groups = Array.from(countCodes(cells, rows), (size) => new Float64Array(size));
  const filled = new Int32Array(words.length);
  for (let i = 0; i < rows.length; i += 1) {
    const code = codes[rows[i] as number] as number;
    if (code < 0) continue;
    (groups[code] as Float64Array)[filled[code] as number] = target[i] as number;
    filled[code] = (filled[code] as number) + 1;
  }
  return words
    .flatMap((word, place) => {
      const group = groups[place] as Float64Array;
      return group.length === 0 ? [] : [{ word, median: fitMedian(word, group) }];
    })
    .sort((a, b) => a.median - b.median || compareCodePoints(a.word, b.word))
    .map(({ word }) => word);
}
