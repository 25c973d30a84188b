import Papa from 'papaparse';
import { AppError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import type { Column, Table } from './table.ts';

/** A decimal number as pandas reads one: sign, digits, fraction, exponent; no thousands separators. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads a CSV into typed columns. A column is numeric when every non-missing cell is a number; a cell is missing when it
 * is blank or equals `missing`. Nothing is guessed away: what cannot be read is refused with its line.
 * @param bytes the file, UTF-8 or Shift_JIS, comma-separated, quoted fields, LF or CRLF
 * @throws AppError csv_encoding, csv_empty, csv_header (values: line, column), csv_ragged (values: line, expected, found),
 *   csv_unreadable (values: line)
 */
export function parseTable(bytes: Uint8Array, options: { missing?: string } = {}): Table {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' });
  const quoteError = errors.find((error) => error.type === 'Quotes');
  if (quoteError !== undefined) throw new AppError('csv_unreadable', { line: (quoteError.row ?? 0) + 1 });
  const [header, ...records] = data;
  if (header === undefined || records.length === 0) throw new AppError('csv_empty');
  checkHeader(header);
  records.forEach((record, index) => {
    if (record.length !== header.length) {
      throw new AppError('csv_ragged', { line: index + 2, expected: header.length, found: record.length });
    }
  });
  const columns = header.map((name, position) =>
    typed(
      name.trim(),
      records.map((record) => cell(record[position], options.missing)),
    ),
  );
  return { rows: records.length, columns };
}

function checkHeader(header: string[]): void {
  const seen = new Set<string>();
  header.forEach((raw, index) => {
    const name = raw.trim();
    if (name === '' || seen.has(name)) throw new AppError('csv_header', { line: 1, column: index + 1 });
    seen.add(name);
  });
}

function cell(raw: string | undefined, missing: string | undefined): string | null {
  const text = raw?.trim() ?? '';
  return text === '' || text === missing ? null : text;
}

function typed(name: string, cells: (string | null)[]): Column {
  const numeric = cells.some((text) => text !== null) && cells.every((text) => text === null || NUMBER.test(text));
  return numeric
    ? { name, type: 'numeric', values: cells.map((text) => (text === null ? null : Number(text))) }
    : { name, type: 'categorical', values: cells };
}
