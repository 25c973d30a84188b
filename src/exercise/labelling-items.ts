import { quantile } from '../stats/quantile.ts';
import { RandomState } from '../stats/random-state.ts';
import type { Column, Table } from '../table/table.ts';

/** Answers that a label may be: the third of the target's values that an item is thought to belong to. */
export const LABELS = ['low', 'middle', 'high'] as const;
export type Label = (typeof LABELS)[number];

/** One row of the table, as teammates see it when they label it: without its target. */
export interface LabellingItem {
  /** Row of the table, from 0. */
  row: number;
  cells: { column: string; value: string }[];
  /** What the table says. */
  truth: Label;
}

const ITEMS = 10;
/** As many columns as can be read at a glance. */
const COLUMNS = 6;
/** The same for every team, so that rounds can be compared; the split of Preprocess has its own. */
const SEED = 40;

/**
 * Ten rows for a labelling round: rows without blanks in the shown columns, drawn with a fixed seed. The columns are
 * those that go with the target most. Empty when the table has fewer than ten such rows.
 * @param options.dropped columns that the team decided to drop: they are not shown
 * @param options.strengths correlations with the target, as Analyze found them
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
  const goal = table.columns.find((column) => column.name === target);
  if (goal?.type !== 'numeric') return [];
  const shown = strongest(table, strengths, (name) => name !== target && !dropped.includes(name));
  const complete = (row: number) => goal.values[row] !== null && shown.every((column) => column.values[row] !== null);
  const rows = Array.from(new RandomState(SEED).permutation(table.rows)).filter(complete).slice(0, ITEMS);
  if (rows.length < ITEMS) return [];
  const present = goal.values.filter((value) => value !== null).sort((a, b) => a - b);
  const bounds = [quantile(present, 1 / 3), quantile(present, 2 / 3)] as const;
  return rows.map((row) => ({
    row,
    cells: shown.map((column) => ({ column: column.name, value: String(column.values[row]) })),
    truth: third(goal.values[row] ?? 0, bounds),
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
