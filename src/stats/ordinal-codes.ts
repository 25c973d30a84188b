/**
 * Codes of categories in the order of their code points, from 0, as scikit-learn's `OrdinalEncoder`; a missing cell
 * stays missing.
 */
export function ordinalCodes(values: readonly (string | null)[]): { codes: (number | null)[]; categories: string[] } {
  const categories = [...new Set(values.filter((value) => value !== null))].sort(byCodePoint);
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  return { codes: values.map((value) => (value === null ? null : (codeOf.get(value) ?? null))), categories };
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
