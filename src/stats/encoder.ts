import { compareCodePoints } from './compare-code-points.ts';

/** A fitted encoder of one categorical column, plain JSON: its known categories in the order of their code points. */
export interface Encoder {
  categories: string[];
}

/**
 * Learns the categories of a column. An empty column knows none: everything that is applied is then unknown.
 * @param values a missing cell is null and is no category
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.preprocessing.OrdinalEncoder.html
 */
export function fitEncoder(values: readonly (string | null)[]): Encoder {
  return { categories: [...new Set(values.filter((value) => value !== null))].sort(compareCodePoints) };
}

/**
 * One number a row: a known category's position from 1, and 0 for a category that was not there at the fit or a missing
 * cell, as the course shifts `OrdinalEncoder(unknown_value=-1)` by one.
 * @returns as many codes as values
 */
export function applyOrdinal({ categories }: Encoder, values: readonly (string | null)[]): Float64Array {
  const codeOf = new Map(categories.map((category, index) => [category, index + 1]));
  const codes = new Float64Array(values.length);
  // Not Float64Array.from: it asks an iterator for each cell, which takes longer than the cell.
  values.forEach((value, row) => {
    if (value !== null) codes[row] = codeOf.get(value) ?? 0;
  });
  return codes;
}
