import Papa from 'papaparse';
import { AppError } from '../errors.ts';
import type { Separator } from './reading/reading.ts';
import type { CsvRecord } from './reading/record.ts';

const LINE_BREAK = /\r\n|\n|\r/gu;

/** For each separator: a quoted text, which begins where its cell does, with its doubled quotation marks; or a line break. */
const QUOTED_OR_BREAK: Record<Separator, RegExp> = {
  ',': /(?<![^,\r\n])"[^"]*(?:""[^"]*)*"?|\r\n?/gu,
  ';': /(?<![^;\r\n])"[^"]*(?:""[^"]*)*"?|\r\n?/gu,
  '\t': /(?<![^\t\r\n])"[^"]*(?:""[^"]*)*"?|\r\n?/gu,
  '|': /(?<![^|\r\n])"[^"]*(?:""[^"]*)*"?|\r\n?/gu,
};

/**
 * Splits a text into rows. Cells stay untrimmed, quoted cells lose their quotation marks, blank lines are skipped. A
 * file may mix LF, CRLF and CR. A line break inside quotation marks belongs to the cell.
 * @throws AppError csv_unreadable (values: line, column) when a quotation mark is not closed, or text follows the closing one
 */
export function readRecords(text: string, separator: Separator = ','): CsvRecord[] {
  const even = withEvenEnds(text, separator);
  const { data, errors } = parse(even, separator);
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const { line, column } = placeOf(even.slice(0, (broken.index ?? 1) - 1), separator);
    throw new AppError('csv_unreadable', { line, column });
  }
  const records = withLines(data);
  let lines: string[] | undefined;
  return records.filter(({ cells, line: at }) => {
    if (cells.length > 1 || cells[0]?.trim() !== '') return true;
    // A line with `""` or with commas is a row of missing cells; a blank line is not a row.
    lines ??= text.split(LINE_BREAK);
    return (lines[at - 1] ?? '').trim() !== '';
  });
}

/** The rows of a few lines of a file. @returns undefined where a quotation mark isn't closed in them, or is out of place */
export function readWholeRecords(text: string, separator: Separator): CsvRecord[] | undefined {
  try {
    return readRecords(text, separator);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** papaparse takes a byte-order mark off; one that is in the text is kept, or the places of its errors would be wrong. */
function parse(text: string, separator: Separator) {
  return Papa.parse<string[]>(`\uFEFF${text}`, { delimiter: separator, newline: '\n' });
}

function withLines(data: readonly string[][]): CsvRecord[] {
  let line = 1;
  return data.map((cells): CsvRecord => {
    const record = { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
    return record;
  });
}

/** Where a cell begins, by what stands before it: its row's line, and its place in the row, both from 1. */
function placeOf(before: string, separator: Separator): { line: number; column: number } {
  const row = withLines(parse(before, separator).data).at(-1);
  return { line: row?.line ?? 1, column: row?.cells.length ?? 1 };
}

/** The text with LF between its rows, but as it was inside quotation marks. */
function withEvenEnds(text: string, separator: Separator): string {
  if (!text.includes('\r')) return text;
  return text.replace(QUOTED_OR_BREAK[separator], (found) => (found.startsWith('"') ? found : '\n'));
}

/** Whether a cell has a line break. Almost none has, and `includes` is much faster than a regular expression. */
export function hasBreak(cell: string): boolean {
  return cell.includes('\n') || cell.includes('\r');
}

/** Line breaks in a cell: LF, CR, or both together. */
export function breaksIn(cell: string): number {
  if (!hasBreak(cell)) return 0;
  return cell.match(LINE_BREAK)?.length ?? 0;
}
