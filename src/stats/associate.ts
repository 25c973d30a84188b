import { contingency } from './contingency.ts';
import type { GroupedRows } from './group-rows.ts';

/** How strongly two categorical columns go together. */
export interface Association {
  /** Cramér's V, 0 to 1. */
  v: number;
  /** V without what chance alone gives a table of this size, 0 to `v`. */
  corrected: number;
  /** Rows in which both columns have a value. */
  rows: number;
}

/**
 * Cramér's V of two categorical columns, sqrt(chi2 / (n (k - 1))) with k the smaller side of their contingency table, and
 * its bias-corrected form. Of two columns that have nothing to do with each other, V is far from 0 when there are few rows
 * for their categories, and it is 1 when one column differs in every row; the corrected V is near 0 then.
 * In a 2 x 2 table both take chi2 with Yates' continuity correction, so that the corrected V never exceeds V.
 * Source: Cramér 1946, Mathematical Methods of Statistics (the published course leaves the square root out); Bergsma 2013,
 * A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean Statistical Society 42, 323-328.
 * @param a,b columns of equal length, from `groupRows`; rows with a missing cell are ignored
 * @returns null when V is undefined: a column has only one category among the shared rows
 */
export function associate(a: GroupedRows, b: GroupedRows): Association | null {
  const { n, categories, chi2 } = contingency(a, b);
  const [r, c] = categories;
  const smaller = Math.min(r, c) - 1;
  if (smaller < 1) return null;
  const phi2 = Math.min(smaller, chi2 / n);
  const v = Math.sqrt(phi2 / smaller);
  const byChance = ((r - 1) * (c - 1)) / (n - 1);
  // Bergsma's corrected sides less 1: r - (r - 1)² / (n - 1) - 1. A side with a category a row has nothing left.
  const left = Math.min((r - 1) * (n - r), (c - 1) * (n - c)) / (n - 1);
  const corrected = left > 0 ? Math.sqrt(Math.max(0, phi2 - byChance) / left) : 0;
  return { v, corrected: Math.min(v, corrected), rows: n };
}
