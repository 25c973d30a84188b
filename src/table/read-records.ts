import Papa from 'papaparse';
import { AppError } from '../errors.ts';

/** A row of a CSV as text, and the line of the file that it begins on (the first is 1). */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const LINE_BREAK = /\r\n|\n|\r/gu;
/** A quoted stretch, which begins at the edge of a cell or goes on after a doubled quotation mark; or a line break. */
const QUOTED_OR_BREAK = /(?<![^,\r\n"])"[^"]*"|\r\n?/gu;

/**
 * Splits a CSV into its rows: cells as they stand, quoted ones without their quotation marks, blank lines left out. A file
 * may mix LF, CRLF and CR; a line break inside of quotation marks belongs to the cell.
 * @throws AppError csv_unreadable (values: line) when a quotation mark has no partner, or something follows the second
 */
export function readRecords(text: string): CsvRecord[] {
  const even = text.replace(QUOTED_OR_BREAK, (found) => (found.startsWith('"') ? found : '\n'));
  const { data, errors } = Papa.parse<string[]>(even, { delimiter: ',', newline: '\n' });
  let line = 1;
  const records = data.map((cells): CsvRecord => {
    const record = { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    return record;
  });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) throw new AppError('csv_unreadable', { line: records[broken.row ?? 0]?.line ?? 1 });
  const lines = text.split(LINE_BREAK);
  // A blank line is no row; a row that says "" or has commas is one, all of it missing.
  return records.filter((record) => record.cells.length > 1 || (lines[record.line - 1] ?? '').trim() !== '');
}

function breaksIn(cell: string): number {
  // Nearly no cell has one, and looking for a character is far cheaper than matching a pattern.
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(LINE_BREAK)?.length ?? 0;
}
