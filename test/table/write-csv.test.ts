import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText, unescapeFormula } from '../../src/table/csv-text.ts';
import { writeCsv } from '../../src/table/write-csv.ts';

const read = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).slice(1), {
    header: true,
    skipEmptyLines: true,
  });

describe('a CSV file', () => {
  it('begins with a byte-order mark and has CRLF line ends (RFC 4180)', () => {
    const bytes = writeCsv(['name', 'n'], [{ name: '高橋', n: 2 }, { name: 'a, "b"' }]);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('name,n\r\n高橋,2\r\n"a, ""b""",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=a\nb', '=a\r\nb'])('does not let %j be a formula', (text) => {
    expect(read(writeCsv(['text'], [{ text }])).data[0]?.text).toBe(`'${text}`);
  });

  it.each([
    ['x;=cmd', "x;'=cmd"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x\n-1', "x\n'-1"],
    ['x;"=cmd"', `x;'"=cmd"`],
    ['＝1+1', "'＝1+1"],
  ])('does not let a part of %j be a formula where another character separates cells', (text, safe) => {
    expect(read(writeCsv(['text'], [{ text }])).data[0]?.text).toBe(safe);
  });

  it('leaves prose and numbers as they are', () => {
    const text = "Don't ask; ask: 3 - 2, a@b.example, x=1; 'quoted'";
    expect(read(writeCsv(['text', 'n'], [{ text, n: -1.5 }])).data[0]).toEqual({ text, n: '-1.5' });
  });
});

/** Texts that are rich in what separates cells, quotes them and begins formulas. */
const tricky = fc.oneof(
  fc.string({ unit: fc.constantFrom(';', ',', '\t', '\r', '\n', '"', "'", '=', '+', '-', '@', '＝', ' ', 'x', '1') }),
  fc.string({ unit: 'grapheme' }),
);
const table = fc.record({
  fields: fc.array(tricky, { minLength: 2, maxLength: 2 }),
  rows: fc.array(fc.array(tricky, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
});

/** Cells as a lenient spreadsheet finds them: a quotation mark counts only at the edge of a cell. */
function cellsOf(text: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(text, { delimiter });
  const naive = text.split(/\r\n|[\r\n]/u).flatMap((line) => line.split(delimiter));
  return [...data.flat(), ...naive, ...naive.map((cell) => cell.replace(/^"+/u, ''))];
}

describe('every CSV of the app', () => {
  it.each([',', ';', '\t'])('has no cell that begins a formula when a spreadsheet separates at %j', (delimiter) => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n' as const, '\r\n' as const), ({ fields, rows }, newline) => {
        // Commas are the file's own separator, so a text with one is quoted, and only a real parser takes it apart.
        const text = csvText(fields, rows, newline);
        const cells =
          delimiter === ',' ? Papa.parse<string[]>(text, { delimiter }).data.flat() : cellsOf(text, delimiter);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
      }),
    );
  });

  it('reads back any text', () => {
    fc.assert(
      fc.property(table, ({ fields, rows }) => {
        const { data } = Papa.parse<string[]>(csvText(fields, rows, '\r\n'), { delimiter: ',', newline: '\r\n' });
        expect(data.slice(0, -1).map((row) => row.map(unescapeFormula))).toEqual([fields, ...rows]);
      }),
    );
  });

  it('is written by one function', () => {
    const src = new URL('../../src/', import.meta.url);
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const writers = files.filter((file) => readFileSync(new URL(file, src), 'utf8').includes('unparse('));
    expect(writers).toEqual([join('table', 'csv-text.ts')]);
  });
});
