import Papa from 'papaparse';
import { AppError } from '../errors.ts';

/** A row of a CSV as text, with the line of the file on which it begins (from 1). */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const LINE_BREAK = /\r\n|\n|\r/gu;
/** A quoted text, which begins at the edge of a cell or after a doubled quotation mark; or a line break. */
const QUOTED_OR_BREAK = /(?<![^,\r\n"])"[^"]*"|\r\n?/gu;

/**
 * Splits a CSV into rows. Cells stay untrimmed, quoted cells lose their quotation marks, blank lines are skipped. A
 * file may mix LF, CRLF and CR. A line break inside quotation marks belongs to the cell.
 * @throws AppError csv_unreadable (values: line) when a quotation mark is not closed, or text follows the closing one
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
  // A line with `""` or with commas is a row of missing cells; a blank line is not a row.
  return records.filter((record) => record.cells.length > 1 || (lines[record.line - 1] ?? '').trim() !== '');
}

function breaksIn(cell: string): number {
  // Almost no cell has a line break, and `includes` is much faster than a regular expression.
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(LINE_BREAK)?.length ?? 0;
}
