import type { Parameters } from '../parameters.ts';

export interface PreprocessParameters extends Parameters {
  testShare: number;
  seed: number;
  /** The fence is Q3 + this x interquartile range of the target; rows above it leave the training data only. */
  fenceFactor: number;
}

/** Keys of `kakehashi run preprocess --json`; `charts` holds what the charts need besides. */
export interface PreprocessFindings {
  /** Columns that the Dataset lacks against the raw table (target and identifier are none), sorted. */
  excluded: string[];
  trainRows: number;
  testRows: number;
  trainRowsAfterFence: number;
  /** Rows of the input, from 0. Training rows before the fence, in the order of the split. */
  trainIndex: number[];
  testIndex: number[];
  fence: number;
  target: { column: string; mean: number; scale: number };
  numeric: { column: string; median: number; mean: number; scale: number }[];
  categorical: { column: string; mostFrequent: string; categories: string[] }[];
  /** How many columns one-hot coding would make of the categorical ones. */
  oneHotColumns: number;
  charts: {
    /** Unit of the target, where it is known. */
    unit?: string;
    /** Training rows of the two numeric columns that go with the target most, before and after standardization; at most 400. */
    scatter: { x: string; y: string; before: [number, number][]; after: [number, number][] };
    /** One categorical column: its categories by code, with rows and the mean of the target. */
    codes: { column: string; categories: { name: string; code: number; rows: number; meanTarget: number }[] };
  };
}
