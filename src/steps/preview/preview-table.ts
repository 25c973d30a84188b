import { type CompactTable, unpackColumn } from '../../table/compact.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { Column } from '../../table/table.ts';
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
export function previewTable({ table, reading }: { table: CompactTable; reading: Reading }): TablePreview {
  const columns = table.columns.map((compact): PreviewColumn => {
    // One after the other: all at once would take many times the memory.
    const column = unpackColumn(compact);
    const personal = looksPersonal(column);
    let blank = 0;
    for (const cell of column.values) if (cell === null) blank += 1;
    return {
      name: column.name,
      type: column.type,
      examples: examplesOf(column),
      blankPercent: table.rows === 0 ? 0 : (blank / table.rows) * 100,
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

function examplesOf({ values }: Column): string[] {
  const found = new Set<string>();
  for (const cell of values) {
    if (cell === null) continue;
    const text = String(cell);
    const short = [...text.slice(0, 2 * SHORT)].slice(0, SHORT).join('');
    found.add(short === text ? text : `${short}…`);
    if (found.size === EXAMPLES) break;
  }
  return [...found];
}
