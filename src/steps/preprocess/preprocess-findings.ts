import type { Parameters } from '../parameters.ts';
import type { EncodedCategories } from './table-encoder.ts';

export interface PreprocessParameters extends Parameters {
  testShare: number;
  seed: number;
  /**
   * The fence is Q3 + this x interquartile range of the target. Rows above it are removed from the training rows only.
   */
  fenceFactor: number;
  /** Categorical columns in which a blank is a category of its own. */
  blankNone?: string[];
  /** Numeric columns in which a blank is 0. */
  blankZero?: string[];
  /** Categorical columns whose codes follow the median of the target in the training rows. */
  byTarget?: string[];
  /** Orders of categories that people have given, as `writeOrder` writes them. */
  orders?: string[];
}

/** Keys of `kakehashi run preprocess --json`; `charts` has more figures for the charts. */
export interface PreprocessFindings {
  /** Columns of the raw table that the Dataset lacks, sorted. */
  excluded: string[];
  trainRows: number;
  testRows: number;
  /** Rows whose target is blank, where there are any: they're in neither part. */
  rowsWithoutTarget?: number;
  trainRowsAfterFence: number;
  /** Training rows before the fence, from 0, in the order of the split. */
  trainIndex: number[];
  /** Held-out rows, from 0, in the order of the split. */
  testIndex: number[];
  /** Null where half of the target's values or more are the same; then no row is removed. */
  fence: number | null;
  target: { column: string; mean: number; scale: number };
  /** `blank` is there where the team has decided what a blank means; it counts among the values of the column. */
  numeric: { column: string; median: number; mean: number; scale: number; blank?: 0 }[];
  categorical: EncodedCategories[];
  /** Columns of dates; their parts are among `numeric`. */
  dates: string[];
  /** Number of columns that one-hot encoding of the categorical columns would need. */
  oneHotColumns: number;
  charts: {
    /** Unit of the target, when known. */
    unit?: string;
    /** What a row is, when known. */
    row?: string;
    /**
     * Training rows of the two numeric columns that correlate most with the target, before and after scaling; at most
     * 400.
     */
    scatter: {
      x: string;
      y: string;
      before: [number, number][];
      after: [number, number][];
      /** Units of both columns; null where unknown. */
      units: [string | null, string | null];
    };
    /** One categorical column: its categories by code, with their rows and mean target. */
    codes: { column: string; categories: { name: string; code: number; rows: number; meanTarget: number }[] };
  };
}
