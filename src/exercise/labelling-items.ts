import { presentIn } from '../stats/present-in.ts';
import { quantile } from '../stats/quantile.ts';
import { RandomState } from '../stats/random-state.ts';
import { cellOf } from '../table/cells-of.ts';
import type { Column, Table } from '../table/table.ts';

/** Labels of an item: the third of the target's values to which a rater assigns it. */
export const LABELS = ['low', 'middle', 'high'] as const;
export type Label = (typeof LABELS)[number];

/** One row of the table to label. Raters do not see its target. */
export interface LabellingItem {
  /** Row of the table, from 0. */
  row: number;
  cells: { column: string; value: string }[];
  /** The label that is right by the table. */
  truth: Label;
}

const ITEMS = 10;
/** Number of columns shown, few enough to read at a glance. */
const COLUMNS = 6;
/** Fixed for all teams, so that rounds are comparable. The split of Preprocess has its own seed. */
const SEED = 40;

/**
 * Draws ten rows for a labelling round with a fixed seed. It shows the columns that correlate most with the target, and
 * draws only rows without blanks in them. Empty when the table has fewer than ten such rows.
 * @param options.dropped columns that the team dropped; they are not shown
 * @param options.strengths correlations with the target, from Analyze
 * Source: COURSE "3 Prepare" (a small labelling round in the channel)
 */
export function labellingItems(
  table: Table,
  {
    target,
    dropped,
    strengths,
  }: { target: string; dropped: readonly string[]; strengths: readonly { column: string; r: number | null }[] },
): LabellingItem[] {
  const targetColumn = table.columns.find((column) => column.name === target);
  if (targetColumn?.type !== 'numeric') return [];
  const shown = strongest(table, strengths, (name) => name !== target && !dropped.includes(name));
  const complete = (row: number) => [targetColumn, ...shown].every((column) => cellOf(column, row) !== null);
  const rows = Array.from(new RandomState(SEED).permutation(table.rows)).filter(complete).slice(0, ITEMS);
  if (rows.length < ITEMS) return [];
  const present = presentIn(targetColumn.values).sort();
  const bounds = [quantile(present, 1 / 3), quantile(present, 2 / 3)] as const;
  return rows.map((row) => ({
    row,
    cells: shown.map((column) => ({ column: column.name, value: String(cellOf(column, row)) })),
    truth: third(targetColumn.values[row] ?? 0, bounds),
  }));
}

function third(value: number, [low, high]: readonly [number, number]): Label {
  return value <= low ? 'low' : value <= high ? 'middle' : 'high';
}

function strongest(
  table: Table,
  strengths: readonly { column: string; r: number | null }[],
  wanted: (name: string) => boolean,
): Column[] {
  return strengths
    .filter(({ column }) => wanted(column))
    .sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0))
    .flatMap(({ column }) => table.columns.filter(({ name }) => name === column))
    .slice(0, COLUMNS);
}
