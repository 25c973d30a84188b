import type { LabellingItem } from '../../exercise/labelling-items.ts';
import type { Column } from '../../table/table.ts';
import type { Parameters } from '../parameters.ts';
import type { Doubt } from './doubts.ts';

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
  /** What the Dataset's columns hold, so that its CSV is read as it was written. */
  types: Record<string, Column['type']>;
  /** Rows for a labelling round: what is guessed, and of which rows; none when the table has too few complete rows. */
  labelling: { target: string; items: LabellingItem[] };
  charts: {
    /** Columns by completeness: counts before and after. A band holds `from` and more, up to less than `to` percent. */
    bands: { from: number; to: number; before: number; after: number }[];
    /** For the files and the drafted request: what the diagnosis says against columns that it marks, or that went. */
    doubts: Doubt[];
    /** The feature of the Dataset with the most blanks; null where none has any. */
    mostBlank: { column: string; percent: number } | null;
  };
}
