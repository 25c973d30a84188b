import type { Parameters } from '../step.ts';

export interface PrepareParameters extends Parameters {
  /** Columns that go. */
  drop: string[];
  /** Columns that stay until a role has answered. */
  ask: string[];
}

/** Keys of `kakehashi run prepare --json`; `charts` holds what the charts need besides. */
export interface PrepareFindings {
  /** Columns of the Dataset in the order of the raw table, with target and identifier. */
  kept: string[];
  dropped: string[];
  asked: string[];
  rows: number;
  /** Percent of cells that are not blank, over all columns: of the raw table, and of the Dataset. */
  completenessBefore: number;
  completenessAfter: number;
  charts: {
    /** Columns by completeness, from fully blank to full: counts before and after. Bounds in percent. */
    bands: { from: number; to: number; before: number; after: number }[];
  };
}
