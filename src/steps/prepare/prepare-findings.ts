import type { LabellingItem } from '../../exercise/labelling-items.ts';
import type { Column } from '../../table/table.ts';
import type { Parameters } from '../parameters.ts';
import type { Doubt } from './doubts.ts';

export interface PrepareParameters extends Parameters {
  /** Columns to drop. */
  drop: string[];
  /** Columns that stay while the team asks a role about them. */
  ask: string[];
}

/** Keys of `kakehashi run prepare --json`; `charts` has more figures for the charts. */
export interface PrepareFindings {
  /** Columns of the Dataset in the order of the raw table, including target and identifier. */
  kept: string[];
  dropped: string[];
  asked: string[];
  rows: number;
  /** Percentage of cells in the raw table that are not blank. */
  completenessBefore: number;
  /** Percentage of cells in the Dataset that are not blank. */
  completenessAfter: number;
  /** Types of the Dataset's columns, for reading its CSV. */
  types: Record<string, Column['type']>;
  /** Target and rows of a labelling round. `items` is empty when the table has too few complete rows. */
  labelling: { target: string; items: LabellingItem[] };
  charts: {
    /** Counts of columns by completeness, before and after. A band goes from `from` to below `to` percent. */
    bands: { from: number; to: number; before: number; after: number }[];
    /** Doubts about the marked and the dropped columns, for the files and the draft request. */
    doubts: Doubt[];
    /** The feature of the Dataset with the most blanks; null when there are no blanks. */
    mostBlank: { column: string; percent: number } | null;
  };
}
