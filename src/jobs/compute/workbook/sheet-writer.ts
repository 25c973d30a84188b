import Papa from 'papaparse';
import { AppError } from '../../../errors.ts';
import { innerRows } from '../../../table/csv-text.ts';
import { joinBytes } from '../../../table/join-bytes.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../../../table/limits.ts';
import { hasBreak } from '../../../table/read-records.ts';
import type { SheetText, UnworkedColumn } from '../../../table/reading/read-table.ts';
import { nameCell } from './cell-place.ts';
import { shownSheet } from './unreadable-sheet.ts';

/** Rows that are written at once. */
const ROWS_AT_ONCE = 2000;

/** Rows as CSV, and the cells that each but the blank ones has. */
interface Lines {
  text: Uint8Array;
  width: number;
}

/** Writes rows as CSV, a line for each row of the sheet, so that lines are rows. */
export class SheetWriter {
  private readonly lines: Lines[] = [];
  private rows: string[][] = [];
  /** Whether a cell of these rows has a line break, and whether one of the rows before has. */
  private rowsHaveBreaks = false;
  private hasBreaks = false;
  private width = 0;
  private lastRow = 0;
  /** Rows that aren't blank. */
  private filled = 0;
  /** By column, from 1. */
  private readonly unworked = new Map<number, UnworkedColumn>();
  private readonly sheet: string;
  private readonly maxCells: number;

  /** @param sheet its name, for a refusal @param maxCells most cells, blank ones among them */
  constructor(sheet: string, maxCells = MAX_CELLS) {
    this.sheet = sheet;
    this.maxCells = maxCells;
  }

  /** Takes a row. @throws AppError workbook_too_wide (values: sheet, cell, limit), csv_too_large (values: limit, in rows) */
  take(row: number, cells: string[]): void {
    if (cells.length === 0) return;
    if (cells.length > MAX_COLUMNS) {
      const cell = nameCell(cells.length, row);
      throw new AppError('workbook_too_wide', { sheet: shownSheet(this.sheet), cell, limit: MAX_COLUMNS });
    }
    this.width = Math.max(this.width, cells.length);
    this.filled += 1;
    if (this.filled * this.width > this.maxCells) {
      throw new AppError('csv_too_large', { limit: Math.floor(this.maxCells / this.width) });
    }
    for (let blank = this.lastRow + 1; blank < row; blank += 1) this.rows.push([]);
    this.lastRow = row;
    this.rows.push(cells);
    this.rowsHaveBreaks ||= cells.some(hasBreak);
    if (this.rows.length >= ROWS_AT_ONCE) this.flush();
  }

  /** Takes note of a cell with a formula whose result isn't stored. @param column from 1 */
  takeUnworked(row: number, column: number): void {
    const found = this.unworked.get(column);
    this.unworked.set(column, { column, first: found?.first ?? row, last: row });
  }

  /** Whether it can be a table: with a row below the header, and something beside the first column. */
  get isTable(): boolean {
    return this.filled > 1 && this.width > 1;
  }

  /** What was written; its CSV is empty where all rows are blank. */
  text(): Omit<SheetText, 'sheet'> {
    if (this.rows.length > 0) this.flush();
    const lines = this.lines.map(({ text, width }) => (width === this.width ? text : widened(text, this.width)));
    const unworked = [...this.unworked.values()].toSorted((a, b) => a.column - b.column);
    return { csv: joinBytes(lines), hasBreaks: this.hasBreaks, ...(unworked.length === 0 ? {} : { unworked }) };
  }

  private flush(): void {
    const { rows, width } = this;
    const text = this.rowsHaveBreaks ? innerRows(rows.map((cells) => filledUp(cells, width))) : padded(rows, width);
    this.lines.push({ text: new TextEncoder().encode(text), width });
    this.hasBreaks ||= this.rowsHaveBreaks;
    this.rowsHaveBreaks = false;
    this.rows = [];
  }
}

/** Rows without line breaks as CSV, each but a blank one with so many cells. A blank cell at the end is a comma, not an object. */
function padded(rows: string[][], width: number): string {
  const lines = innerRows(rows).split('\n');
  return lines.map((line, nth) => (line === '' ? '' : line + ','.repeat(width - (rows[nth]?.length ?? 0)))).join('\n');
}

/** A row with so many cells, unless it's blank. */
function filledUp(cells: string[], width: number): string[] {
  return cells.length === 0 ? cells : [...cells, ...new Array<string>(width - cells.length).fill('')];
}

/** Rows that were written before a wider one came. */
function widened(text: Uint8Array, width: number): Uint8Array {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(text).slice(0, -1), {
    delimiter: ',',
    newline: '\n',
  });
  const isBlank = (row: string[]) => row.length === 1 && row[0] === '';
  const rows = data.map((row) => filledUp(isBlank(row) ? [] : row, width));
  return new TextEncoder().encode(innerRows(rows));
}
