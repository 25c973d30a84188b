import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRecords } from '../../../src/table/read-records.ts';
import { readIrregular, readIrregularSheet, readRowByRow } from '../../../src/table/reading/read-irregular.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';
import { SEPARATORS, type TableChoices } from '../../../src/table/reading/reading.ts';
import { streamRecords, streamSheet } from '../../../src/table/reading/stream-records.ts';
import { runs } from '../../fuzz/runs.ts';
import { outcomeOf } from '../../helpers/outcome-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

it('a text is split into the same rows piece by piece as at once', () => {
  const unit = fc.constantFrom('a', '1', ',', ',', ';', '"', '"', '""', '\n', '\n', '\r\n', '\r', ' ', '\uFEFF', '価');
  let refused = 0;
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 60 }),
      fc.constantFrom(...SEPARATORS),
      fc.integer({ min: 1, max: 12 }),
      (text, separator, size) => {
        // A file's first byte-order mark isn't of its text.
        const at = outcomeOf(() => readRecords(text.replace(/^\uFEFF/u, ''), separator));
        if (!Array.isArray(at)) refused += 1;
        expect(outcomeOf(() => [...streamRecords(utf8(text), separator, size)])).toEqual(at);
      },
    ),
    { numRuns: runs(5000) },
  );
  expect(refused).toBeGreaterThan(10);
});

it('the lines of a sheet are its rows, whatever line breaks its cells have', () => {
  const records = [...streamSheet(utf8('a,"b\nc"\n\n"1\n2\n3",x\n4,y\n'))];
  expect(records.map(({ line, cells }) => [line, cells.length])).toEqual([
    [1, 2],
    [3, 2],
    [4, 2],
  ]);
});

const name = fc.constantFrom('size', 'price', '"in\nm"', '"a ""b"""', '"p, q"', 'name', '面積', '');
const cell = fc.constantFrom(
  ...['1', '2', '-3', '1.5', '0.25', '1,5', '12', '"1,234"', '1234', '', '', 'North', '"South\r\nEast"', '東京', 'NA'],
  ...[
    '007',
    '35E8',
    '▲79',
    '+818012345678',
    '2024-01-02',
    '15.03.2024',
    '03/04/2024',
    'R6.3.15',
    '9:30',
    '"x ""y"""',
    '5" pipe',
    ' 7 ',
    '-99',
    'kg',
    '(cm)',
    '12%',
    '$3',
  ],
);
const file = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    above: fc.array(fc.constantFrom('Report', '', 'a,b', '売上'), { maxLength: 2 }),
    names: fc.uniqueArray(name, { minLength: width, maxLength: width }),
    rows: fc.array(
      fc.record({
        cells: fc.array(cell, { minLength: width, maxLength: width }),
        blank: fc.nat(2),
        broken: fc.nat(60),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    // Most columns are of one kind.
    kinds: fc.array(fc.constantFrom('numbers', 'numbers', 'any'), { minLength: width, maxLength: width }),
    units: fc.boolean(),
    below: fc.array(fc.constantFrom('Source: us', '※ 注', ''), { maxLength: 2 }),
    separator: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
  }),
);
const chosen: fc.Arbitrary<TableChoices> = fc.record(
  {
    header: fc.integer({ min: 1, max: 4 }),
    first: fc.integer({ min: 2, max: 5 }),
    last: fc.integer({ min: 4, max: 14 }),
    decimal: fc.constantFrom('.', ','),
    missing: fc.constant(['-99', 'NA']),
    types: fc.dictionary(
      fc.constantFrom('size', 'price', 'in m', 'row_no'),
      fc.constantFrom('categorical', 'numeric'),
      {
        maxKeys: 1,
      },
    ),
    maxCells: fc.constantFrom(10, 1_000_000),
  },
  { requiredKeys: [] },
);

it('a table that is written anew is read as it is row by row', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(
      file,
      fc.oneof(fc.constant({}), chosen),
      ({ above, names, rows, kinds, units, below, ...how }, choices) => {
        const { separator, newline } = how;
        const cells = rows.map(({ cells: texts, blank, broken }, row) => [
          ...texts
            .map((text, place) => (kinds[place] === 'numbers' ? String(row * 7 + place) : text))
            .map((text) => (/^[^"]*,/u.test(text) && separator === ',' ? '"1,5"' : text))
            .slice(broken === 0 ? 1 : 0),
          ...new Array<string>(blank).fill(''),
        ]);
        const table = [names, ...(units ? [names.map(() => '(cm)')] : []), ...cells].map((line) =>
          line.join(separator),
        );
        const bytes = utf8([...above, ...table, ...below].join(newline));
        const slow = outcomeOf(() => readRowByRow(bytes, 'utf-8', { ...choices, separator }));
        const outcome = 'code' in slow ? slow.code : slow.reading.units === undefined ? 'table' : 'units';
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        expect(outcomeOf(() => readIrregular(bytes, 'utf-8', { ...choices, separator }))).toEqual(slow);
      },
    ),
    { numRuns: runs(2000) },
  );
  for (const outcome of ['table', 'units', 'csv_ragged', 'csv_line', 'csv_header', 'csv_too_large']) {
    expect([outcome, outcomes.get(outcome) ?? 0]).toEqual([outcome, expect.toSatisfy((times) => times > 1)]);
  }
});

/** A header that lacks a cell: names of rows come first, or a text with the separator was split. */
const lacking = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    names: fc.uniqueArray(fc.constantFrom('a', 'b', ' c', 'size', '"d"'), { minLength: width, maxLength: width }),
    spaced: fc.integer({ min: 0, max: width }),
    rows: fc.array(
      fc.record({
        cells: fc.array(fc.constantFrom('1', '2.5', 'x', '', '" q"', '7 '), {
          minLength: width + 1,
          maxLength: width + 1,
        }),
        space: fc.constantFrom(' ', ' ', ' ', ''),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    title: fc.constantFrom([], [], ['Report']),
    separator: fc.constantFrom(',', ';', '\t'),
  }),
);

it('rows with a cell more than the header are read, or refused, from their bytes as they are row by row', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(lacking, ({ names, spaced, rows, title, separator }) => {
      const lines = rows.map(({ cells, space }) =>
        cells.map((text, nth) => (nth === spaced && nth > 0 && text !== '' ? `${space}${text}` : text)),
      );
      const bytes = utf8([...title, ...[names, ...lines].map((line) => line.join(separator))].join('\n'));
      const slow = outcomeOf(() => readRowByRow(bytes, 'utf-8', { separator }));
      const outcome = 'code' in slow ? slow.code : (slow.reading.named ?? 'table');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(outcomeOf(() => readTable(bytes, { separator }))).toEqual(slow);
    }),
    { numRuns: runs(2000) },
  );
  for (const outcome of ['row_no', 'csv_ragged']) expect(outcomes.get(outcome) ?? 0).toBeGreaterThan(10);
});

it('a sheet with line breaks in its cells gives the rows of the sheet', () => {
  const { table, reading } = readIrregularSheet(utf8('Title,\n"in\nm",b\n1,"x\ny"\n2,z\nabout 3,w\n4,v\n5,u\n'), {
    separator: ',',
  });
  expect(table.columns.map(({ name: of }) => of)).toEqual(['in m', 'b']);
  expect(reading).toMatchObject({ header: 2, above: 1, spoilt: [{ column: 'in m', line: 5, text: 'about 3' }] });
});
