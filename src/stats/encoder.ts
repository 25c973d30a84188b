import type { CodedCells } from './code-cells.ts';
import { compareCodePoints } from './compare-code-points.ts';

/** A fitted encoder of one categorical column, plain JSON: its categories in the order of their code points. */
export interface Encoder {
  categories: string[];
}

/**
 * Learns the categories of a column. An empty column has none, so every value is unknown later.
 * @param words different values of the column
 * @param counts how often each occurs in the rows to learn from; one that doesn't occur isn't a category
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.preprocessing.OrdinalEncoder.html
 */
export function fitEncoder(words: readonly string[], counts: Int32Array): Encoder {
  return { categories: words.filter((_, place) => (counts[place] as number) > 0).sort(compareCodePoints) };
}

/**
 * Encodes the values of some rows as their categories' positions from 1. Unknown categories get 0. The course shifts
 * `OrdinalEncoder(unknown_value=-1)` by one in the same way.
 * @param fill what stands for a missing cell
 * @returns one code for each row
 */
export function applyOrdinal(
  { categories }: Encoder,
  { words, codes }: CodedCells,
  rows: ArrayLike<number>,
  fill: string,
): Float64Array {
  const codeOf = new Map(categories.map((category, index) => [category, index + 1]));
  // A missing cell has the code -1, so what fills it comes first.
  const ordinals = Float64Array.from([fill, ...words], (word) => codeOf.get(word) ?? 0);
  const encoded = new Float64Array(rows.length);
  for (let i = 0; i < encoded.length; i += 1) {
    encoded[i] = ordinals[(codes[rows[i] as number] as number) + 1] as number;
  }
  return encoded;
}
