import { readWholeRecords } from '../read-records.ts';
import { endOf, type FoundTable, headerAt, isNote } from './find-table.ts';
import { guessSeparator, SAMPLE_BYTES } from './guess-separator.ts';
import { type PlainFile, readPlain } from './read-plain.ts';
import type { Separator, TableChoices } from './reading.ts';
import { type CsvRecord, filledIn } from './record.ts';
import type { SourceColumn } from './source-column.ts';

/** A regular table with lines above or below it. */
interface FramedFile {
  plain: PlainFile;
  /** The line of its header. */
  header: number;
  above: number;
  below: FoundTable['below'];
}

/** Lines at the beginning among which the header is looked for. */
const SAMPLE_LINES = 200;
/** The most lines and bytes of notes below a table. */
const MOST_NOTES = 100;
const LONGEST_NOTES = 20_000;
const LF = 10;
const CR = 13;

/**
 * Reads a regular table from the bytes of its lines, where other lines stand above or below it: a title, notes. What `findTable` would find is
 * found from how many cells are filled in each row.
 * @param utf8 the file
 * @param choices which line is which can't be chosen
 * @returns undefined for any other file, also one that isn't UTF-8 or that `findTable` would read otherwise
 */
export function readFramed(utf8: Uint8Array, choices: TableChoices): FramedFile | undefined {
  const text = textIn(utf8.subarray(0, SAMPLE_BYTES), { stream: true });
  if (text === undefined || text.includes('\0')) return undefined;
  const separator = choices.separator ?? guessSeparator(text);
  const head = headOf(text, separator);
  if (head === undefined) return undefined;
  const { header, above } = head;
  const from = startOfLine(utf8, header.line);
  const { notes, at: to } = notesBelow(utf8, from, { separator, width: header.cells.length });
  if (from === 0 && notes.length === 0) return undefined;
  const plain = readPlain(utf8.subarray(from, to), choices);
  if (plain === undefined || plain.separator !== separator || plain.names.length !== header.cells.length) {
    return undefined;
  }
  // A number that marks a missing cell fills it, but isn't among the numbers.
  if (plain.columns.some((column) => column.kind === 'numbers' && column.missing.size > 0)) return undefined;
  if (!isFrame({ head, notes, plain })) return undefined;
  const [first] = notes;
  const below =
    first === undefined
      ? undefined
      : { lines: notes.length, from: header.line + breaksBetween(utf8, from, to) - 1 + first.line };
  return { plain, header: header.line, above: above.length, below };
}

/** What the beginning says: the header, and the lines above it. @returns undefined when it can't be told line by line */
function headOf(text: string, separator: Separator): { header: CsvRecord; above: CsvRecord[] } | undefined {
  let end = 0;
  for (let line = 0; line < SAMPLE_LINES && end >= 0; line += 1) end = text.indexOf('\n', end + 1);
  const records = recordsIn(end < 0 ? text : text.slice(0, end + 1), separator);
  if (records === undefined) return undefined;
  const filled = records.map(filledIn);
  const widths = records.map(({ cells }) => cells.length);
  const at = headerAt(records, filled, Math.max(...widths));
  const header = records[at];
  if (header === undefined) return undefined;
  const before = text.split('\n', header.line).join('\n');
  // Lines are counted by their line feeds, and the header is found again by its line.
  if (/\r(?!\n|$)/u.test(before)) return undefined;
  return { header, above: records.slice(0, at) };
}

/** The notes after the data, and where the first of them begins. Their lines are counted from there. */
function notesBelow(
  utf8: Uint8Array,
  from: number,
  { separator, width }: { separator: Separator; width: number },
): { notes: CsvRecord[]; at: number } {
  let at = utf8.length;
  let end = at;
  for (let lines = 0; lines < MOST_NOTES && utf8.length - end < LONGEST_NOTES && end > from; lines += 1) {
    // A line feed at the end belongs to the line before it.
    const begin = utf8.lastIndexOf(LF, end - 2) + 1;
    if (begin <= from) break;
    const found = recordsIn(textIn(utf8.subarray(begin, end)), separator);
    const [note] = found ?? [];
    if (found === undefined || found.length > 1) break;
    if (note !== undefined) {
      if (filledIn(note) !== 1 || !isNote(note, width)) break;
      at = begin;
    }
    end = begin;
  }
  const notes = at === utf8.length ? [] : recordsIn(textIn(utf8.subarray(at)), separator);
  return notes === undefined ? { notes: [], at: utf8.length } : { notes, at };
}

/** Whether `findTable` would find the header and the end of the data where they were taken for. */
function isFrame({
  head: { header, above },
  notes,
  plain,
}: {
  head: { header: CsvRecord; above: CsvRecord[] };
  notes: CsvRecord[];
  plain: PlainFile;
}): boolean {
  const width = header.cells.length;
  const data = filledInRows(plain.columns, plain.rows);
  const counts = plain.units === undefined ? data : [plain.units.filter((text) => text !== '').length, ...data];
  const around = above.length + 1 + notes.length;
  // Most rows have the width of the table, whatever the others have.
  if (counts.filter((count) => count > 1).length <= around) return false;
  const below = [...counts, ...notes.map(filledIn)];
  const filled = [...above.map(filledIn), filledIn(header), ...below];
  if (headerAt([...above, header], filled, width) !== above.length) return false;
  const rows: (CsvRecord | undefined)[] = [...new Array<undefined>(counts.length).fill(undefined), ...notes];
  return endOf(rows, below, width) === counts.length;
}

/** How many cells of each row have a text. */
function filledInRows(columns: readonly SourceColumn[], rows: number): number[] {
  const counts = new Array<number>(rows).fill(0);
  for (const column of columns) {
    if (column.kind === 'numbers') {
      const { numbers } = column;
      for (let row = 0; row < rows; row += 1) if (!Number.isNaN(numbers[row])) counts[row] = (counts[row] ?? 0) + 1;
    } else {
      const { codes, words } = column;
      for (let row = 0; row < rows; row += 1) {
        if (words[codes[row] as number] !== null) counts[row] = (counts[row] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** @returns undefined when the bytes aren't UTF-8 */
function textIn(bytes: Uint8Array, options: TextDecodeOptions = {}): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function recordsIn(text: string | undefined, separator: Separator): CsvRecord[] | undefined {
  return text === undefined ? undefined : readWholeRecords(text, separator);
}

/** Where a line begins, counted from 1. */
function startOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = bytes.indexOf(LF, at) + 1;
  return at;
}

/** Line breaks: LF, CR, or both together. */
function breaksBetween(bytes: Uint8Array, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) breaks += 1;
  }
  return breaks;
}
