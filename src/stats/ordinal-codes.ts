import { compareCodePoints } from './compare-code-points.ts';

/**
 * Codes of categories in the order of their code points, from 0, as scikit-learn's `OrdinalEncoder`; a missing cell
 * stays missing.
 */
export function ordinalCodes(values: readonly (string | null)[]): { codes: (number | null)[]; categories: string[] } {
  const categories = [...new Set(values.filter((value) => value !== null))].sort(compareCodePoints);
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  return { codes: values.map((value) => (value === null ? null : (codeOf.get(value) ?? null))), categories };
}
