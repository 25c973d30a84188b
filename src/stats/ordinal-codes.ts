import { compareCodePoints } from './compare-code-points.ts';

/**
 * Encodes categories as integers from 0 in the order of their code points, like scikit-learn's `OrdinalEncoder`.
 * @param values a missing cell is null
 * @returns one code for each value, null for a missing cell; and the categories by code
 */
export function ordinalCodes(values: readonly (string | null)[]): { codes: (number | null)[]; categories: string[] } {
  const categories = [...new Set(values.filter((value) => value !== null))].sort(compareCodePoints);
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  return { codes: values.map((value) => (value === null ? null : (codeOf.get(value) ?? null))), categories };
}
