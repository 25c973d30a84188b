import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFramed } from '../../../src/table/reading/read-framed.ts';
import { readRowByRow } from '../../../src/table/reading/read-irregular.ts';
import { readPlain } from '../../../src/table/reading/read-plain.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';
import type { TableChoices } from '../../../src/table/reading/reading.ts';
import { runs } from '../../fuzz/runs.ts';
import { outcomeOf } from '../../helpers/outcome-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const number = fc.integer({ min: -99_999, max: 99_999 }).map(String);
const cell = fc.oneof(
  number,
  fc.constantFrom('1.5', '1,5', '', '', 'North', '東京', 'n/a', 'café', '"x"', '007', '2024-01-02', '-', '"-99"'),
  fc.constantFrom('-99', '-99', '"a\r\nb"', '"a\nb"', '"a\rb"', '"\r\n"', '"b ""c"""', '1,234', '"1,234.5"'),
  fc.constantFrom(
    '0,238',
    '-0.186',
    '"0,423"',
    '35.266',
    '12,345',
    '001,234',
    '0 123',
    '1.234.567',
    '7,5',
    '15.03.2024',
    'R6.3.15',
    '9:30',
  ),
);
const line = fc.constantFrom(
  'Report',
  'Sales, 2024',
  '',
  '売上',
  '"A title, quoted"',
  'a;b',
  'Source: us',
  '※ 注',
  '12',
  'Note;;;',
  'x\ty',
);
const unitsOf = (width: number) =>
  fc.array(fc.constantFrom('kg', '(cm)', '', '-', '"yen"', 'North', '%'), { minLength: width, maxLength: width });
const table = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    above: fc.array(fc.oneof(fc.constantFrom('Report', '売上'), line), { maxLength: 2 }),
    header: fc.constant(Array.from({ length: width }, (_, n) => `name ${n}`)),
    units: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: unitsOf(width) }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 6, maxLength: 30 }),
    below: fc.array(fc.oneof(fc.constantFrom('Source: us', '※ 注'), line), { maxLength: 2 }),
    separator: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n'),
    ends: fc.boolean(),
    blanks: fc.array(fc.nat(12), { maxLength: 2 }),
    trailing: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
    lacksFirst: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
);
/** Half of the files are read without a word of a person. */
const chosen: fc.Arbitrary<TableChoices> = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      separator: fc.constantFrom(',', ';', '\t', '|'),
      decimal: fc.constantFrom('.', ','),
      missing: fc.uniqueArray(fc.constantFrom('-99', 'n/a', '', ' - ', 'North', '007', '1.5', 'x'), { maxLength: 3 }),
      types: fc.dictionary(
        fc.constantFrom('name 0', 'name 1', 'name 2', 'row_no'),
        fc.constantFrom('numeric', 'categorical', 'date'),
        { maxKeys: 2 },
      ),
    },
    { requiredKeys: [] },
  ),
);
/** Most columns are of numbers, below which units stand. */
const withUnits = fc
  .record({ width: fc.integer({ min: 2, max: 6 }), height: fc.integer({ min: 3, max: 20 }) })
  .chain(({ width, height }) => {
    const column = fc.oneof({ weight: 4, arbitrary: fc.constant(number) }, { weight: 1, arbitrary: fc.constant(cell) });
    const cells = (of: typeof cell) => fc.array(of, { minLength: height, maxLength: height });
    return fc.record({
      header: fc.constant(Array.from({ length: width }, (_, n) => `name ${n}`)),
      units: unitsOf(width),
      columns: fc.array(column.chain(cells), { minLength: width, maxLength: width }),
      separator: fc.constantFrom(',', ';', '\t'),
      newline: fc.constantFrom('\n', '\r\n'),
    });
  });

it('a table with lines around it is read from its bytes as it is row by row', () => {
  let framed = 0;
  fc.assert(
    fc.property(table, chosen, ({ above, header, units, rows, below, separator, newline, ends, ...more }, choices) => {
      const names = more.lacksFirst ? header.slice(1) : header;
      const lines = [
        ...above,
        ...[names, ...(units === null ? [] : [units]), ...rows].map(
          (cells) =>
            cells.map((text) => (text.includes(separator) ? '2' : text)).join(separator) +
            separator.repeat(more.trailing),
        ),
        ...below,
      ];
      for (const at of more.blanks) lines.splice(above.length + 2 + at, 0, at % 2 === 0 ? '' : ' ');
      const bytes = utf8(lines.join(newline) + (ends ? newline : ''));
      const found = outcomeOf(() => readFramed(bytes, choices));
      if (found !== undefined) framed += 1;
      expect(outcomeOf(() => readTable(bytes, choices))).toEqual(
        outcomeOf(() => readRowByRow(bytes, 'utf-8', choices)),
      );
    }),
    { numRuns: runs(1000) },
  );
  expect(framed).toBeGreaterThan(20);
});

it.each([
  ['a title', 'Report\na,b\n1,x\n2,y\n3,z\n4,z\n', { header: 2, above: 1, below: undefined }],
  [
    'a title, a blank line and notes',
    'Report\n\na;b;c\n1;x;3\n2;y;4\n3;z;5\n4;z;6\n\nSource: us\n',
    { header: 3, above: 1, below: { lines: 1, from: 9 } },
  ],
  [
    'a carriage return in a cell',
    'Report\na,b\n1,"x\r\ny"\n2,y\n3,z\n4,z\n',
    { header: 2, above: 1, below: undefined },
  ],
  [
    'blank lines between its rows, and a note',
    'Report\na,b,c\n1,x,3\n\n2,y,4\n \n3,z,5\n4,z,6\nNote\n',
    { header: 2, above: 1, below: { lines: 1, from: 9 } },
  ],
  [
    'notes alone',
    'a,b,c\n1,x,3\n2,y,4\n3,z,5\n4,z,6\nNote one\n"Note, two"\n',
    { header: 1, above: 0, below: { lines: 2, from: 6 } },
  ],
])('a regular table with %s is read from its bytes', (_, text, found) => {
  const { plain, ...around } = readFramed(utf8(text), {}) ?? {};
  expect(around).toEqual(found);
  expect(plain?.columns.length).toBeGreaterThan(1);
});

it.each([
  ['a row of another width', 'Report\na,b,c\n1,x,2\n2,y\n3,z,4\n'],
  ['a carriage return alone above it', 'Report\rfor us\na,b\n1,x\n2,y\n3,z\n'],
])('%s sends a table with a title the long way', (_, text) => {
  expect(readFramed(utf8(text), {})).toBeUndefined();
});

it('a table with units is read from its bytes as it is row by row', () => {
  let found = 0;
  fc.assert(
    fc.property(withUnits, ({ header, units, columns, separator, newline }) => {
      const rows = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? ''));
      const lines = [header, units, ...rows].map((cells) =>
        cells.map((text) => (text.includes(separator) ? '2' : text)).join(separator),
      );
      const bytes = utf8(lines.join(newline));
      if (readPlain(bytes, {})?.units !== undefined) found += 1;
      expect(outcomeOf(() => readTable(bytes))).toEqual(outcomeOf(() => readRowByRow(bytes, 'utf-8', {})));
    }),
    { numRuns: runs(2000) },
  );
  expect(found).toBeGreaterThan(10);
});
