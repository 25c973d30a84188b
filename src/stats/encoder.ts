import { compareCodePoints } from './compare-code-points.ts';

/** A fitted encoder of one categorical column, plain JSON: its categories in the order of their code points. */
export interface Encoder {
  categories: string[];
}

/**
 * Learns the categories of a column. An empty column has none, so every value is unknown later.
 * @param values a missing cell is null and does not become a category
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.preprocessing.OrdinalEncoder.html
 */
export function fitEncoder(values: readonly (string | null)[]): Encoder {
  return { categories: [...new Set(values.filter((value) => value !== null))].sort(compareCodePoints) };
}

/**
 * Encodes each value as its category's position from 1. Unknown categories and missing cells get 0. The course shifts
 * `OrdinalEncoder(unknown_value=-1)` by one in the same way.
 * @returns one code for each value
 */
export function applyOrdinal({ categories }: Encoder, values: readonly (string | null)[]): Float64Array {
  const codeOf = new Map(categories.map((category, index) => [category, index + 1]));
  const codes = new Float64Array(values.length);
  // Float64Array.from is slower, because it uses an iterator for each cell.
  values.forEach((value, row) => {
    if (value !== null) codes[row] = codeOf.get(value) ?? 0;
  });
  return codes;
}
