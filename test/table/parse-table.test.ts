import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { MessageValues } from '../../src/errors.ts';
import { cellOf } from '../../src/table/cells-of.ts';
import { csvText } from '../../src/table/csv-text.ts';
import { MAX_COLUMNS } from '../../src/table/limits.ts';
import { type ParseOptions, parseTable } from '../../src/table/parse-table.ts';
import { columnOf, valuesOf } from '../helpers/columns.ts';
import { toShiftJis } from './shift-jis.ts';

const bytes = (csv: string) => new TextEncoder().encode(csv);
const parse = (csv: string, options: ParseOptions = {}) => parseTable(bytes(csv), options);
/** Values by column name. */
const cells = (csv: string, options: ParseOptions = {}) =>
  Object.fromEntries(parse(csv, options).columns.map((column) => [column.name, valuesOf(column)]));
const refusal = (code: string, values: MessageValues = {}) => expect.objectContaining({ code, values });

describe('a table', () => {
  it('has its columns in the order of the header, with every row', () => {
    expect(parse('b,a\n1,x\n2,y\n')).toEqual({
      rows: 2,
      columns: [
        columnOf({ name: 'b', type: 'numeric', values: [1, 2] }),
        columnOf({ name: 'a', type: 'categorical', values: ['x', 'y'] }),
      ],
    });
  });

  it('may end without a line break', () => {
    expect(cells('a\n1\n2')).toEqual({ a: [1, 2] });
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('may have line ends %s', (_, end) => {
    expect(cells(['a,b', '1,x', '"2","y"', ''].join(end))).toEqual({ a: [1, 2], b: ['x', 'y'] });
  });

  it('may mix line ends, like a file written by two programs', () => {
    expect(cells('a,b\r\n1,"x"\n2,"y"\r\n3,z\r4,"w"')).toEqual({ a: [1, 2, 3, 4], b: ['x', 'y', 'z', 'w'] });
  });

  it('may be UTF-8 with a byte-order mark, even before a quotation mark', () => {
    expect(cells('\uFEFFa,b\n1,2')).toEqual({ a: [1], b: [2] });
    expect(cells('\uFEFF"a","b"\n1,2')).toEqual({ a: [1], b: [2] });
  });

  it('may be Shift_JIS', () => {
    const [name, price] = parseTable(toShiftJis('名前,価格\r\n"能登, 表",100\r\n')).columns;
    expect(name).toEqual(columnOf({ name: '名前', type: 'categorical', values: ['能登, 表'] }));
    expect(price).toEqual(columnOf({ name: '価格', type: 'numeric', values: [100] }));
  });

  it('may have 200 columns', () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const { columns } = parse(`${names.join(',')}\n${names.map((_, index) => index).join(',')}\n`);
    expect(columns.map((column) => [column.name, valuesOf(column)])).toEqual(
      names.map((name, index) => [name, [index]]),
    );
  });

  it('may have 100,000 rows', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `${index},"row ""${index}"""`);
    const { rows, columns } = parse(`n,words\r\n${lines.join('\r\n')}`);
    expect(rows).toBe(100_000);
    expect(columns.map((column) => valuesOf(column).at(-1))).toEqual([99_999, 'row "99999"']);
  });

  it('may have blank lines, which are not rows', () => {
    expect(cells('\n\na,b\n\n1,2\n   \n3,4\n\n')).toEqual({ a: [1, 3], b: [2, 4] });
  });

  it('keeps a row of missing cells', () => {
    expect(cells('a,b\n,\n1,2\n')).toEqual({ a: [null, 1], b: [null, 2] });
    expect(cells('a\n""\n1\n')).toEqual({ a: [null, 1] });
  });
});

describe('a quoted field', () => {
  it('may contain commas, line breaks and doubled quotation marks', () => {
    expect(cells('a,b\n"x, y","first\nsecond"\n"say ""hi""","""q"""\n')).toEqual({
      a: ['x, y', 'say "hi"'],
      b: ['first\nsecond', '"q"'],
    });
  });

  it('keeps its line breaks', () => {
    expect(cells('a,b\r\n"one\r\ntwo\nthree",x\r\n')).toEqual({ a: ['one\r\ntwo\nthree'], b: ['x'] });
  });

  it('may be the name of a column', () => {
    expect(cells('"Price, US$","Size"\n1,2')).toEqual({ 'Price, US$': [1], Size: [2] });
  });

  it('may be a number', () => {
    expect(cells('a\n"1"\n"2"')).toEqual({ a: [1, 2] });
  });

  it('keeps a quotation mark inside a field', () => {
    expect(cells('a,b\n5" pipe,x\r\n6" pipe,y\r\n')).toEqual({ a: ['5" pipe', '6" pipe'], b: ['x', 'y'] });
  });

  it('without an end is refused with its first line and its column', () => {
    expect(() => parse('a,b\n1,2\n\n3,"4\n5,6\n')).toThrow(refusal('csv_unreadable', { line: 4, column: 2 }));
  });

  it('with text after its end is refused with its line and its column', () => {
    expect(() => parse('a,b\n1,"x\ny"\n3,"4"5\n6,7\n')).toThrow(refusal('csv_unreadable', { line: 4, column: 2 }));
  });
});

describe('a header', () => {
  it.each([
    ['an empty name', 'a,,c\n1,2,3\n', 2],
    ['a name of spaces', 'a,b,  \n1,2,3\n', 3],
    ['a name twice', 'a,b,a\n1,2,3\n', 3],
    ['a name twice but for spaces', 'a, a\n1,2\n', 2],
  ])('with %s is refused, with line and column', (_, csv, column) => {
    expect(() => parse(csv)).toThrow(refusal('csv_header', { line: 1, column }));
  });

  it('is refused with its own line when blank lines come before it', () => {
    expect(() => parse('\r\n\r\na,a\r\n1,2\r\n')).toThrow(refusal('csv_header', { line: 3, column: 2 }));
  });

  it('may have names with a meaning in JavaScript', () => {
    expect(parse('__proto__,constructor\n1,x\n').columns.map(({ name, type }) => [name, type])).toEqual([
      ['__proto__', 'numeric'],
      ['constructor', 'categorical'],
    ]);
  });
});

describe('a file without rows is refused:', () => {
  it.each([
    ['an empty one', ''],
    ['a byte-order mark alone', '\uFEFF'],
    ['blank lines', '\n \r\n\n'],
    ['a header alone', 'a,b'],
    ['a header and blank lines', 'a,b\n\n  \n'],
  ])('%s', (_, csv) => {
    expect(() => parse(csv)).toThrow(refusal('csv_empty'));
  });
});

describe('a ragged row is refused with its line, and the column in which it ends', () => {
  it.each([
    ['too short', 'a,b\n1,2\n3\n', 3, 1, 'a'],
    ['too long', 'a,b\n1,2,3\n', 2, 3, 'b'],
    ['after blank lines', 'a,b\n\n\n1,2\n\n3\n', 6, 1, 'a'],
    ['after a field of several lines', 'a,b\r\n"x\r\ny\nz",2\r\n3\r\n', 5, 1, 'a'],
    ['after a header of several lines', '"a\nb",c\n1,2\n3\n', 4, 1, 'a\nb'],
    ['with mixed line ends', 'a,b\r1,2\n3,4\r\n5\n', 4, 1, 'a'],
  ])('%s', (_, csv, line, found, column) => {
    expect(() => parse(csv)).toThrow(refusal('csv_ragged', { line, expected: 2, found, column }));
  });
});

it('a table with too many cells is refused with the allowed rows', () => {
  expect(parse('a,b,c\n1,2,3\n4,5,6\n', { maxCells: 8 }).rows).toBe(2);
  expect(() => parse('a,b,c\n1,2,3\n4,5,6\n7,8,9\n', { maxCells: 8 })).toThrow(refusal('csv_too_large', { limit: 2 }));
});

it('a table with more columns than the steps take is refused with their number, before its rows are looked at', () => {
  const wide = (columns: number) => `${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n1\n`;
  expect(() => parse(wide(20_000))).toThrow(refusal('csv_too_wide', { limit: MAX_COLUMNS, found: 20_000 }));
  expect(() => parse(wide(MAX_COLUMNS))).toThrow(
    refusal('csv_ragged', { line: 2, expected: MAX_COLUMNS, found: 1, column: 'c0' }),
  );
});

it('a table that the app wrote may be wider, and its texts lose the apostrophes that keep spreadsheets from running them', () => {
  const names = ['=1+1', 'x;@a', ...Array.from({ length: MAX_COLUMNS }, (_, i) => `c${i}`)];
  const row = ['-a', '\u0027=b', ...names.slice(2).map(() => 1)];
  const { columns } = parse(csvText(names, [row], '\n'), { ours: true });
  expect(columns.map(({ name }) => name)).toEqual(names);
  expect(columns.map((column) => cellOf(column, 0))).toEqual(row);
});

describe('a cell is missing', () => {
  it('when it is blank', () => {
    expect(cells('a,b\n1,x\n,  \n3,""\n')).toEqual({ a: [1, null, 3], b: ['x', null, null] });
  });

  it('when it is the marker, and the column stays numeric', () => {
    const csv = 'a,b\n1,NA\nNA,x\n3, NA \n';
    expect(cells(csv, { missing: 'NA' })).toEqual({ a: [1, null, 3], b: [null, 'x', null] });
    expect(cells(csv, { missing: ' NA ' })).toEqual({ a: [1, null, 3], b: [null, 'x', null] });
    expect(cells(csv)).toEqual({ a: ['1', 'NA', '3'], b: ['NA', 'x', 'NA'] });
  });

  it('not when it only resembles the marker', () => {
    expect(cells('a\n-99\n-99.0\n-999\n', { missing: '-99' })).toEqual({ a: [null, -99, -999] });
    expect(cells('a\nna\nN/A\n', { missing: 'NA' })).toEqual({ a: ['na', 'N/A'] });
  });
});

describe('the type of a column', () => {
  it.each([
    ['1e3', 1000],
    ['  12 ', 12],
    ['-0', 0],
    ['+7', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['-1.25E-2', -0.0125],
    ['007', 7],
  ])('is numeric with a cell %j', (text, value) => {
    expect(parse(`a\n${text}\n`).columns).toEqual([columnOf({ name: 'a', type: 'numeric', values: [value] })]);
  });

  it.each([
    'NaN',
    'Infinity',
    '-inf',
    '0x10',
    '1,000',
    '1 000',
    '1e',
    '--1',
    '1.2.3',
    '1e999',
    '１２',
    '$5',
    '2020-01-01',
    'true',
  ])('is categorical with a cell %j', (text) => {
    const column = columnOf({ name: 'a', type: 'categorical', values: ['1', text] });
    expect(parse(`a\n1\n"${text}"\n`).columns).toEqual([column]);
  });

  it('has dates when every cell is a date, whatever the notation, blanks aside', () => {
    expect(parse('a,b\n2024-01-31,1\n,2\n2024/2/1 9:30,3\n 2024年2月2日 ,4\n').columns[0]).toEqual(
      columnOf({ name: 'a', type: 'date', values: ['2024-01-31', null, '2024/2/1 9:30', '2024年2月2日'] }),
    );
    expect(parse('a\n2024-01-31\nsoon\n').columns[0]?.type).toBe('categorical');
    expect(parse('a\n2024-02-30\n').columns[0]?.type).toBe('categorical');
    expect(parse('a\n20240131\n').columns[0]?.type).toBe('numeric');
  });

  it('may be said to have words where there are dates, or dates', () => {
    expect(parse('a\n2024-01-31\n', { types: { a: 'categorical' } }).columns[0]?.type).toBe('categorical');
    expect(parse('a,b\n,1\n', { types: { a: 'date' } }).columns[0]).toEqual(
      columnOf({ name: 'a', type: 'date', values: [null] }),
    );
    expect(() => parse('a\n2024-01-31\n2024\n', { types: { a: 'date' } })).toThrow(
      refusal('csv_not_date', { line: 3, column: 'a', text: '2024' }),
    );
  });

  it('is categorical without values', () => {
    expect(parse('a,b\n,1\n,2\n').columns[0]).toEqual(
      columnOf({ name: 'a', type: 'categorical', values: [null, null] }),
    );
  });

  it('can be given: numbers stay texts', () => {
    expect(cells('code,n\n007,1\n1e3,2\n', { types: { code: 'categorical' } })).toEqual({
      code: ['007', '1e3'],
      n: [1, 2],
    });
  });

  it('can be given: a numeric column without values', () => {
    expect(parse('a,b\n,x\n,y\n', { types: { a: 'numeric' } }).columns[0]?.type).toBe('numeric');
  });

  it('given as numeric refuses other cells, with line and column', () => {
    const types = { price: 'numeric' } as const;
    expect(cells('price,b\n1,x\nNA,y\n', { types, missing: 'NA' })).toEqual({ price: [1, null], b: ['x', 'y'] });
    expect(() => parse('price,b\n1,"x\ny"\n\nunknown,z\n', { types })).toThrow(
      refusal('csv_not_numeric', { line: 5, column: 'price', text: 'unknown' }),
    );
  });

  it('cannot be given for an unknown column', () => {
    expect(() => parse('a\n1\n', { types: { b: 'numeric' } })).toThrow(refusal('column_not_found', { column: 'b' }));
  });

  it('is inferred for a name that every JavaScript object has', () => {
    expect(parse('constructor,a\n1,2\n', { types: { a: 'categorical' } }).columns[0]?.type).toBe('numeric');
  });
});

describe('any table', () => {
  const word = fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      fc.constantFrom('', ' ', '1', '-2.5', 'a,b', 'a\r\nb', 'a\nb', 'a\rb', '"', '""', 'say "x"', ',', '価格', '5"'),
    )
    .map((text) => text.trim());
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.record({
        names: fc.uniqueArray(
          word.filter((name) => name !== ''),
          { minLength: width, maxLength: width },
        ),
        rows: fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        newline: fc.constantFrom('\n', '\r\n', '\r'),
        quotes: fc.boolean(),
      }),
    )
    // Without quotation marks, a row with one blank cell would be a blank line.
    .map((made) => ({ ...made, quotes: made.quotes || made.names.length === 1 }));

  it('has the same cells after writing and reading a CSV', () => {
    fc.assert(
      fc.property(table, ({ names, rows, newline, quotes }) => {
        const csv = Papa.unparse([names, ...rows], { newline, quotes });
        const read = parse(csv, { types: Object.fromEntries(names.map((name) => [name, 'categorical'] as const)) });
        expect(read.rows).toBe(rows.length);
        expect(read.columns.map((column) => [column.name, ...valuesOf(column)])).toEqual(
          names.map((name, column) => [name, ...rows.map((row) => row[column] || null)]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('with a short row is refused with the right line', () => {
    fc.assert(
      fc.property(table, ({ names, rows, newline, quotes }) => {
        fc.pre(names.length > 1);
        const above = Papa.unparse([names, ...rows], { newline, quotes });
        const line = above.split(/\r\n|\n|\r/u).length + 1;
        expect(() => parse(`${above}${newline}x`)).toThrow(
          refusal('csv_ragged', { line, expected: names.length, found: 1, column: names[0]?.trim() ?? '' }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every finite number to its last digit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (values) => {
        expect(cells(`a\n${values.join('\n')}\n`)).toEqual({ a: values });
      }),
    );
  });

  it('is read or refused with an AppError', () => {
    const piece = fc.constantFrom('a', 'b', '1', ',', ',', '"', '"', '\n', '\r\n', '\r', ' ', '\uFEFF', '価');
    const codes = ['csv_empty', 'csv_header', 'csv_ragged', 'csv_unreadable'];
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 30 }), (csv) => {
        try {
          const { rows, columns } = parse(csv);
          for (const column of columns) expect(valuesOf(column)).toHaveLength(rows);
        } catch (error) {
          expect(codes).toContain((error as { code?: string }).code);
        }
      }),
      { numRuns: 500 },
    );
  });
});
