import { AppError } from '../../../errors.ts';
import { columnOf, nameCell } from './cell-place.ts';
import { type CellTexts, cellText } from './cell-text.ts';
import { readEntry } from './read-entry.ts';
import type { XmlHandlers } from './read-xml.ts';
import { isUnreadable, unreadableSheet } from './unreadable-sheet.ts';

/** The last row and column that a sheet can have. Without a limit, one cell far away would be millions of blank ones. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** A cell's place: AB12. */
const PLACE = /^([A-Z]{1,3})(\d{1,7})$/u;
/** What can be told of a place that no sheet has. */
const NAMED = /^[A-Z]{1,9}\d{1,9}$/u;

/**
 * Reads a sheet row by row.
 * Source: ECMA-376, part 1, 18.3.1 (sheetData, row, c, v, is)
 * @param sheet.name for what can't be read
 * @param take gets each row with its number, and the texts of its cells up to the last one that isn't blank
 * @param unworked hears of each cell with a formula whose result isn't stored, before its row is taken: its row, and its column from 1
 * @throws AppError workbook_unreadable_sheet (values: sheet) and workbook_unreadable_cell (values: sheet, cell), also where rows or cells aren't
 *   in order or lie outside of any sheet; what `take` throws
 */
export function readRows(
  bytes: Uint8Array,
  { name: sheet, path, texts }: { name: string; path: string; texts: CellTexts },
  take: (row: number, cells: string[]) => void,
  unworked: (row: number, column: number) => void,
): void {
  let isInData = false;
  let row = 0;
  let lastRow = 0;
  let cells: string[] = [];
  let column = 0;
  /** Where the newest row or cell says that it is. */
  let said = '';
  let cell: { type: string | undefined; style: string | undefined; value: string; hasFormula: boolean } | undefined;
  let isInValue = false;
  let isInline = false;
  let isAloud = false;
  const goTo = (number: number) => {
    if (!Number.isInteger(number) || number <= lastRow || number > LAST_ROW) throw new AppError('workbook_unreadable');
    row = number;
  };
  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (name === 'sheetData') isInData = true;
      if (!isInData) return;
      if (name === 'row') {
        said = `A${attributes.r}`;
        goTo(attributes.r === undefined ? lastRow + 1 : Number(attributes.r));
        cells = [];
        column = 0;
      } else if (name === 'c') {
        said = attributes.r ?? '';
        const place = PLACE.exec(attributes.r ?? '');
        if (attributes.r !== undefined && place === null) throw new AppError('workbook_unreadable');
        // A row without a number is where its cells are.
        if (place !== null && Number(place[2]) !== row) goTo(Number(place[2]));
        const next = place === null ? column + 1 : columnOf(place[1] as string);
        if (next <= column || next > LAST_COLUMN) throw new AppError('workbook_unreadable');
        column = next;
        cell = { type: attributes.t, style: attributes.s, value: '', hasFormula: false };
      } else if (name === 'is') isInline = true;
      else if (name === 'rPh') isAloud = true;
      else if (name === 'f' && cell !== undefined) cell.hasFormula = true;
      else if (name === 'v' || (name === 't' && isInline && !isAloud)) isInValue = true;
    },
    text(found) {
      if (isInValue && cell !== undefined) cell.value += found;
    },
    close(name) {
      if (!isInData) return;
      if (name === 'v' || name === 't') isInValue = false;
      else if (name === 'is') isInline = false;
      else if (name === 'rPh') isAloud = false;
      else if (name === 'c' && cell !== undefined) {
        // A formula whose result is a text may have the empty one.
        if (cell.hasFormula && cell.value === '' && cell.type !== 'str') unworked(row, column);
        const text = cellText(cell, texts).trim();
        cell = undefined;
        if (text === '') return;
        while (cells.length < column - 1) cells.push('');
        cells.push(text);
      } else if (name === 'row') {
        lastRow = row;
        take(row, cells);
      } else if (name === 'sheetData') isInData = false;
    },
  };
  try {
    if (!readEntry(bytes, path, handlers)) throw new AppError('workbook_unreadable');
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const cellAt = row === 0 ? undefined : nameCell(Math.max(1, column), row);
    throw unreadableSheet(sheet, NAMED.test(said) ? said : cellAt, error);
  }
}
