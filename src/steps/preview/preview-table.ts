import { cellOf } from '../../table/cells-of.ts';
import { missingPercent } from '../../table/count-missing.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { Column, Table } from '../../table/table.ts';
import { findIdentifiers } from '../analyze/find-identifiers.ts';
import { looksPersonal, type PersonalKind } from './looks-personal.ts';

/** What the facilitator sees of a table before the course uses it. It holds some cells, so it's shown and never stored. */
export interface TablePreview {
  rows: number;
  reading: Reading;
  columns: PreviewColumn[];
}

export interface PreviewColumn {
  name: string;
  type: Column['type'];
  /** Up to three different cells, as short texts. */
  examples: string[];
  /** Percent of cells that are missing. */
  blankPercent: number;
  /** Whether the column only tells rows apart. */
  isIdentifier: boolean;
  /** What the column seems to say about a person. */
  personal?: PersonalKind;
}

const EXAMPLES = 3;
/** Most characters of an example. */
const SHORT = 24;

/** Looks at each column of a table: type, examples, missing cells, and what to think about before it's used. */
export function previewTable({ table, reading }: { table: Table; reading: Reading }): TablePreview {
  const columns = table.columns.map((column): PreviewColumn => {
    const personal = looksPersonal(column);
    return {
      name: column.name,
      type: column.type,
      examples: examplesOf(column, table.rows),
      blankPercent: table.rows === 0 ? 0 : missingPercent(column),
      isIdentifier: findIdentifiers([column]).length > 0,
      ...(personal === undefined ? {} : { personal }),
    };
  });
  return { rows: table.rows, reading, columns };
}

/**
 * The columns that a course can predict: measurements, not the numbers of rows. A column in which something else stands among the numbers is
 * one once that is named as a mark of missing cells.
 */
export function targetsIn({ columns, reading }: Pick<TablePreview, 'columns' | 'reading'>): PreviewColumn[] {
  const spoilt = new Set(reading.spoilt.map(({ column }) => column));
  return columns.filter(({ name, type, isIdentifier }) => (type === 'numeric' && !isIdentifier) || spoilt.has(name));
}

/** The table without the columns that are left out. */
export function leaveOut<Named extends { name: string }>(
  { rows, columns }: { rows: number; columns: readonly Named[] },
  leftOut: readonly string[],
): { rows: number; columns: Named[] } {
  const out = new Set(leftOut);
  return { rows, columns: columns.filter(({ name }) => !out.has(name)) };
}

function examplesOf(column: Column, rows: number): string[] {
  const found = new Set<string>();
  for (let row = 0; row < rows; row += 1) {
    const cell = cellOf(column, row);
    if (cell === null) continue;
    const text = String(cell);
    const short = [...text.slice(0, 2 * SHORT)].slice(0, SHORT).join('');
    found.add(short === text ? text : `${short}…`);
    if (found.size === EXAMPLES) break;
  }
  return [...found];
}
