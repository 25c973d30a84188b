import type { Association } from '../../stats/associate.ts';
import type { Description } from '../../stats/describe.ts';
import type { Parameters } from '../parameters.ts';
import type { DateFinding } from './describe-dates.ts';
import type { Identifier } from './find-identifiers.ts';

/** Keys of `kakehashi run analyze --json`; `charts` has more figures for the charts. */
export interface AnalyzeFindings {
  rows: number;
  columns: number;
  missing: { column: string; percent: number }[];
  mostlyMissing: string[];
  /** `upperFence` is null where Q1 = Q3; then no row counts as above it. */
  target: Description & { column: string; upperFence: number | null; aboveFence: number };
  /**
   * Columns that look like identifiers. They take no part in correlations and pairs. Findings of earlier releases have
   * none.
   */
  identifiers?: Identifier[];
  /** Columns of dates, with r of their parts and the target. Findings of earlier releases have none. */
  dates?: DateFinding[];
  numericCorrelation: { column: string; r: number | null }[];
  ordinalCorrelation: { column: string; r: number | null }[];
  /** Columns that move almost exactly with the target (|r| of `POSSIBLE_LEAK` or more), in the order of the table; absent in earlier releases. */
  possibleLeaks?: { column: string; r: number }[];
  highNumeric: { threshold: number; columns: string[]; pairs: { a: string; b: string; r: number }[] };
  highCategorical: { threshold: number; columns: string[]; pairs: CategoricalPair[] };
  charts: {
    /** Unit of the target, when known. */
    unit?: string;
    /** Threshold of `mostlyMissing`, in percent. */
    missingPercent: number;
    /** What a row is, when known. */
    row?: string;
    histogram: { edges: number[]; counts: number[] };
    /** The strongest pairs, strongest first, above the threshold or not: r of numeric columns, V of categorical ones. */
    numericPairs: StrongPair[];
    categoricalPairs: StrongPair[];
    /** Columns that share fewer than `FEW_ROWS` rows with the target. */
    fewRows: { column: string; rows: number }[];
  };
}

/** Two columns and how strongly they go together. */
export interface StrongPair {
  a: string;
  b: string;
  value: number;
  /** Rows in which both columns have a value. */
  rows: number;
}

/** Two categorical columns whose V is above the threshold. */
export interface CategoricalPair extends Association {
  a: string;
  b: string;
}

export interface AnalyzeParameters extends Parameters {
  missingPercent: number;
  fenceFactor: number;
  correlation: number;
  cramersV: number;
}

/**
 * The |r| with the target from which a column is told as a possible leak: what predicts the target this well is often
 * known only together with it.
 */
export const POSSIBLE_LEAK = 0.99;

/**
 * The words about a correlation name its number of rows if it has fewer than this. Between unrelated columns, chance alone gives
 * |r| > 0.36 in 5% of samples of 30 rows, and |r| > 0.55 in 5% of samples of 13.
 */
export const FEW_ROWS = 30;

/** Columns that the diagnosis marks for removal, without repeats, in the order of the reasons. Never the target. */
export function markedForRemoval(findings: AnalyzeFindings): string[] {
  const { mostlyMissing, identifiers = [], highNumeric, highCategorical, target } = findings;
  const named = identifiers.map(({ column }) => column);
  return [...new Set([...mostlyMissing, ...named, ...highNumeric.columns, ...highCategorical.columns])].filter(
    (column) => column !== target.column,
  );
}

/** True for a pair that is above the threshold only as long as V is not corrected for few rows and many categories. */
export function isUnsure({ corrected }: CategoricalPair, { threshold }: AnalyzeFindings['highCategorical']): boolean {
  return corrected <= threshold;
}
