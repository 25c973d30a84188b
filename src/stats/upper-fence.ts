/**
 * The fence above which a value counts as an outlier: Q3 + factor x (Q3 - Q1).
 * Source: Tukey 1977, Exploratory Data Analysis
 * @param quartiles in the column's unit
 * @returns in the column's unit; null where Q1 = Q3. Half of the values or more are then the same, and a fence at that
 *   value would count everything above it as an outlier: each 1 of a 0/1 column in which ones are rare.
 */
export function upperFence({ q1, q3 }: { q1: number; q3: number }, factor: number): number | null {
  return q3 > q1 ? q3 + factor * (q3 - q1) : null;
}
