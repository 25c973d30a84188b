import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { AppError } from '../../../src/errors.ts';
import { errorSentence } from '../../../src/messages/error-sentence.ts';
import { readingInWords } from '../../../src/messages/reading-in-words.ts';
import { parseTable } from '../../../src/table/parse-table.ts';
import { readNumber } from '../../../src/table/reading/read-number.ts';
import { readTable } from '../../../src/table/reading/read-table.ts';
import type { DecimalMark } from '../../../src/table/reading/reading.ts';
import { runs } from '../../fuzz/runs.ts';
import { valuesOf } from '../../helpers/columns.ts';
import { course } from '../../helpers/course.ts';
import { clocks, dateNotations, fullWidth } from '../../helpers/date-notations.ts';
import { outcomeOf } from '../../helpers/outcome-of.ts';

/** How a number is written: its decimal mark, the sign between thousands, and what stands around it. */
interface Notation {
  decimal: DecimalMark;
  thousands: string;
  before: string;
  after: string;
  isFullWidth: boolean;
}

/** Writes a number of hundredths, or of thousandths with three places. */
function write(parts: number, { decimal, thousands, before, after, isFullWidth }: Notation, places = 2): string {
  const digits = String(Math.abs(parts)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places).replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  const text = `${parts < 0 ? '-' : ''}${before}${whole}${decimal}${digits.slice(-places)}${after}`;
  return isFullWidth ? text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : text;
}

const notation = fc
  .constantFrom<DecimalMark>('.', ',')
  .chain((decimal) =>
    fc.record({
      decimal: fc.constant(decimal),
      thousands: fc.constantFrom('', decimal === '.' ? ',' : '.', ' ', '\u00a0', '’'),
      before: fc.constantFrom('', '$', '¥', '€', 'US$', '￥'),
      after: fc.constantFrom('', '', '%', '円', ' €'),
      isFullWidth: fc.boolean(),
    }),
  )
  // One currency a number.
  .filter(({ before, after }) => before === '' || after === '' || after === '%');
const hundredths = fc.integer({ min: -1e12, max: 1e12 });
/** Often below 1, or with as many digits before the mark as may stand before one of thousands. */
const thousandths = fc.oneof(
  fc.integer({ min: -999, max: 999 }),
  fc.integer({ min: 1000, max: 999_999 }),
  fc.integer({ min: -1e9, max: 1e9 }),
);

it('a number is read back from every notation', () => {
  fc.assert(
    fc.property(hundredths, thousandths, notation, (value, smaller, how) => {
      expect(readNumber(write(value, how), how.decimal)?.value).toBe(value / 100 + 0);
      expect(readNumber(write(smaller, how, 3), how.decimal)?.value).toBe(smaller / 1000 + 0);
    }),
    { numRuns: runs(2000) },
  );
});

const word = fc.constantFrom(
  'red',
  'green',
  'café',
  'Ωmega',
  'a b',
  'x;y',
  'p,q',
  '"z"',
  'line\nbreak',
  'None',
  '東京',
  '0',
  '-',
  'Total',
);
/** Columns with a kind each, and how the file is written. */
const file = fc
  .record({ rows: fc.integer({ min: 2, max: 40 }), width: fc.integer({ min: 2, max: 6 }), how: notation })
  .chain(({ rows, width, how }) =>
    fc.record({
      how: fc.constant(how),
      numbers: fc.array(fc.array(hundredths, { minLength: rows, maxLength: rows }), {
        minLength: width - 1,
        maxLength: width - 1,
      }),
      words: fc.array(word, { minLength: rows, maxLength: rows }),
      missing: fc.constantFrom('', 'NA', 'null', '#N/A', '-'),
      isMissing: fc.array(fc.boolean(), { minLength: rows, maxLength: rows }),
      separator: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom('\n', '\r\n'),
      title: fc.constantFrom([], ['Report'], ['売上報告', '出典 総務省']),
      units: fc.boolean(),
      notes: fc.constantFrom([], ['注 速報値'], ['Note A', 'Source B']),
      trailing: fc.constantFrom(0, 1, 2),
      unnamed: fc.boolean(),
      encoding: fc.constantFrom('utf-8', 'utf-16le', 'bom'),
    }),
  );

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'bom' ? `\uFEFF${text}` : text);
}

it('a table is read back from every way to write it', () => {
  fc.assert(
    fc.property(file, (drawn) => {
      const { how, numbers, words, missing, isMissing, separator, newline, title, units, notes, trailing } = drawn;
      const extra = Array<string>(trailing).fill('');
      const names = numbers.map((_, n) => `n${n}`);
      const first = drawn.unnamed ? [''] : [];
      const cell = (value: number, row: number) => (isMissing[row] === true ? missing : write(value, how));
      const lines = [
        [...first, ...names, 'words', ...extra],
        ...(units ? [[...first, ...names.map((_, n) => `(u${n})`), '', ...extra]] : []),
        ...words.map((text, row) => [
          ...first.map(() => String(row)),
          ...numbers.map((column) => cell(column[row] ?? 0, row)),
          text,
          ...extra,
        ]),
      ];
      const table = Papa.unparse(lines, { delimiter: separator, newline });
      const text = [...title, table, ...notes].join(newline);
      // One value doesn't make a column of numbers whose mark for a missing one could be told.
      fc.pre(isMissing.filter((is) => !is).length > 1);
      const { columns, rows } = readTable(encode(text, drawn.encoding)).table;
      expect(rows).toBe(words.length);
      expect(columns.map(({ name }) => name)).toEqual([...(drawn.unnamed ? ['row_no'] : []), ...names, 'words']);
      const at = drawn.unnamed ? 1 : 0;
      for (const [n, column] of numbers.entries()) {
        expect(valuesOf(columns[at + n])).toEqual(
          column.map((value, row) => (isMissing[row] ? null : value / 100 + 0)),
        );
      }
    }),
    { numRuns: runs(1000) },
  );
});

/** Columns of three decimals, each with its own mark, and nothing between thousands. */
const decimals = fc.integer({ min: 1, max: 12 }).chain((rows) =>
  fc.record({
    columns: fc.array(
      fc.record({
        decimal: fc.constantFrom<DecimalMark>('.', ','),
        before: fc.constantFrom('', '', '', '€'),
        values: fc
          .constantFrom(fc.integer({ min: 1000, max: 999_999 }), thousandths)
          .chain((value) => fc.array(value, { minLength: rows, maxLength: rows })),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    separator: fc.constantFrom(',', ';', '\t', '|'),
  }),
);

it('three decimals never make a number larger where a cell of its column tells, and it’s told where none does', () => {
  const columnsThat = { tell: 0, stay: 0, grow: 0 };
  fc.assert(
    fc.property(decimals, ({ columns, separator }) => {
      const texts = columns.map(({ values, decimal, before }) =>
        values.map((value) => write(value, { decimal, before, thousands: '', after: '', isFullWidth: false }, 3)),
      );
      const lines = [columns.map((_, n) => `c${n}`), ...(texts[0] ?? []).map((_, row) => texts.map((of) => of[row]))];
      const { table, reading } = readTable(new TextEncoder().encode(Papa.unparse(lines, { delimiter: separator })));
      for (const [n, { values, decimal }] of columns.entries()) {
        const found = valuesOf(table.columns[n]);
        const told = reading.ambiguous.filter((one) => one.columns.includes(`c${n}`));
        const tells = values.some((value) => Math.abs(value) < 1000 || Math.abs(value) >= 1e6);
        const stays = found[0] === (values[0] ?? 0) / 1000 + 0;
        expect(found).toEqual(values.map((value) => (stays ? value / 1000 + 0 : value)));
        columnsThat[tells ? 'tell' : stays ? 'stay' : 'grow'] += 1;
        if (tells) expect({ stays, told }).toEqual({ stays: true, told: [] });
        else if (!stays || decimal === ',' || separator === ';') {
          expect(told).toMatchObject([{ mark: decimal, before: stays ? 'decimals' : 'thousands' }]);
        }
        // Between semicolons, decimals have commas.
        if (separator === ';' && columns.every((column) => column.decimal === ',')) expect(stays).toBe(true);
      }
    }),
    { numRuns: runs(1000) },
  );
  for (const count of Object.values(columnsThat)) expect(count).toBeGreaterThan(10);
});

/** A day or a time in any notation, or what only looks like one. */
const written = fc.oneof(
  fc
    .record({
      day: fc.record({
        year: fc.integer({ min: 1990, max: 2030 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      how: fc.constantFrom(...Object.values(dateNotations)),
      isWide: fc.nat(9).map((nth) => nth === 0),
    })
    .map(({ day, how, isWide }) => (isWide ? fullWidth(how(day) ?? '') : (how(day) ?? ''))),
  fc
    .record({ hour: fc.nat(23), minute: fc.nat(59), how: fc.constantFrom(...Object.values(clocks)) })
    .map(({ how, ...time }) => how(time)),
  fc.constantFrom('15.03.2024 09:30', '1.234.2024', '1.3.24', '2024年3月', '2024-03', '12.30', '12:3', '31.12', 'R6.3'),
);

/** Cells that a quick way through the bytes must read as the long way does. */
const simple = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '',
    '',
    ' ',
    '1',
    '007',
    '-0',
    '+5',
    '.5',
    '5.',
    '1e5',
    '-2E-3',
    '-2E3',
    '35E8',
    '4E+2',
    '1.5E3',
    '.5E3',
    '5.E3',
    '+818012345678',
    '+818012345678.5',
    '+1234567890123456',
    '+123456789',
    '1e999',
    '9007199254740993',
    '123456789012345678.5',
  ),
  fc.constantFrom(
    'a',
    'b',
    ' a ',
    'NA',
    '-',
    'é',
    '東京',
    '\u00a0x',
    '\u30001',
    '2024-01-31',
    '２０２４-01-31',
    '12%',
    '$3',
    'a\rb',
  ),
  written.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)),
  fc.constantFrom(
    '"a"',
    '"a ""b"""',
    '""""',
    '""',
    '" x\ny "',
    '"1\n"',
    '"1,5"',
    '"a\r\nb"',
    '"b" ',
    'a"b',
    '"=""1"""',
  ),
);
const plainFile = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), width: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, width }) =>
    fc.record({
      columns: fc.array(
        fc.oneof(
          simple.map((cell) => Array<string>(rows).fill(cell)),
          fc.array(simple, { minLength: rows, maxLength: rows }),
        ),
        {
          minLength: width,
          maxLength: width,
        },
      ),
      newline: fc.constantFrom('\n', '\r\n', '\n\n'),
      begin: fc.constantFrom('', '\uFEFF', '\n', ' \r\n'),
      last: fc.constantFrom('', '\n', '\n  \n', ',', '\r'),
      missing: fc.constantFrom(undefined, 'NA', '-', '1', ' a '),
      type: fc.constantFrom(undefined, 'numeric', 'categorical', 'date'),
      ours: fc.boolean(),
    }),
  );

/** A refusal of what is below the first line as if it stood a line higher. */
function withoutLine(found: unknown): unknown {
  const { code, values } = found as { code?: string; values?: { line?: number } };
  if (values?.line === undefined || code === 'csv_header') return found;
  return { code, values: { ...values, line: values.line - 1 } };
}

/** What was read as a text; typed arrays become lists, NaN becomes null. */
const inText = (read: unknown) =>
  JSON.stringify(read, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value));

it('a plain file is read the quick way as the long way reads it', () => {
  fc.assert(
    fc.property(plainFile, ({ columns, newline, begin, last, missing, type, ours }) => {
      const rows = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row]).join(','));
      const names = columns.map((_, n) => `c${n}`);
      const write = (first: string) =>
        new TextEncoder().encode(
          [`${begin}${[first, ...names.slice(1)].join(',')}`, ...rows].join(newline).concat(last),
        );
      const options = {
        ours,
        ...(missing === undefined ? {} : { missing }),
      };
      const typed = (name: string) => (type === undefined ? options : { ...options, types: { [name]: type } });
      const quick = outcomeOf(() => parseTable(write('c0'), typed('c0')));
      // A line break in a name leads the long way, and moves what is below by a line.
      const long = outcomeOf(() => parseTable(write('"c\n0"'), typed('c\n0')));
      expect(inText(quick)).toBe(inText(withoutLine(long)).replaceAll('c\\n0', 'c0'));
      const [guessed, byChoice] = [{}, { separator: ',' as const }].map((choices) =>
        outcomeOf(() => readTable(write('c0'), choices)),
      );
      // Without the choice another separator may be guessed, from a single column.
      if (columns.length > 1) expect(guessed).toEqual(byChoice);
    }),
    { numRuns: runs(3000) },
  );
});

const anyCell = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(hundredths, notation).map(([value, how]) => write(value, how)) },
  { weight: 3, arbitrary: fc.integer({ min: -50, max: 50_000 }).map(String) },
  { weight: 3, arbitrary: fc.tuple(thousandths, notation).map(([value, how]) => write(value, how, 3)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0,238',
      '-0.186',
      '001,234',
      '35E8',
      '2,5E3',
      '12E+3',
      '+818012345678',
      '▲79',
      '△1.234',
      '0 123',
      '0,123,456',
      '12,345',
      '0.5e3',
    ),
  },
  { weight: 2, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'NA', '-', 'NaN', 'Infinity', '1e999', '007', '2024-01-31', '9007199254740993'),
  },
  { weight: 2, arbitrary: written },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const notations = fc.oneof(
  { weight: 5, arbitrary: notation.map((how) => [how]) },
  { weight: 1, arbitrary: fc.array(notation, { minLength: 2, maxLength: 4 }) },
);
/** A table of columns that are mostly of one kind each, or of a few, with some cells of any. */
const mixed = fc
  .record({ rows: fc.integer({ min: 1, max: 25 }), width: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, width }) =>
    fc.record({
      columns: fc.array(
        fc
          .tuple(notations, fc.integer({ min: 0, max: 10 }), fc.constantFrom<2 | 3 | 'dates'>(2, 2, 3, 3, 'dates'))
          .chain(([hows, odd, places]) =>
            fc.array(
              fc.oneof(
                {
                  weight: 10,
                  arbitrary:
                    places === 'dates'
                      ? written
                      : fc
                          .tuple(places === 2 ? hundredths : thousandths, fc.constantFrom(...hows))
                          .map(([value, how]) => write(value, how, places)),
                },
                { weight: odd > 8 ? 10 : odd > 5 ? 1 : 0, arbitrary: anyCell },
              ),
              { minLength: rows, maxLength: rows },
            ),
          ),
        { minLength: width, maxLength: width },
      ),
      separator: fc.constantFrom(',', ';', '\t', '|'),
      before: fc.array(fc.constantFrom('Report', '', 'a;b', '注'), { maxLength: 2 }),
      after: fc.array(fc.constantFrom('Note', '', '1', '注,x'), { maxLength: 2 }),
    }),
  );

it('any table is read without NaN, and without a column of words that isn’t told where half of them are numbers of any kind, or refused with a remedy', () => {
  const outcomes = { read: 0, refused: 0 };
  fc.assert(
    fc.property(mixed, ({ columns, separator, before, after }) => {
      const rows = columns[0]?.length ?? 0;
      const lines = [
        columns.map((_, n) => `c${n}`),
        ...Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? '')),
      ];
      const text = [...before, Papa.unparse(lines, { delimiter: separator }), ...after].join('\n');
      try {
        const { table, reading } = readTable(new TextEncoder().encode(text));
        for (const column of table.columns) {
          expect(valuesOf(column)).toHaveLength(table.rows);
          if (column.type === 'numeric')
            expect(valuesOf(column).every((x) => x === null || Number.isFinite(x))).toBe(true);
          const present = valuesOf(column)
            .filter((value) => value !== null)
            .map(String);
          const numbers = present.filter(isNumber).length;
          const isTold =
            column.type !== 'categorical' ||
            reading.codes.includes(column.name) ||
            reading.spoilt.some((one) => one.column === column.name);
          if (present.length > 0 && numbers >= 0.5 * present.length) expect(isTold, column.name).toBe(true);
        }
        for (const locale of LOCALES) {
          for (const line of readingInWords(reading, locale, course.t)) {
            expect(line).not.toMatch(/undefined|\{[a-z]+\}/u);
          }
        }
        outcomes.read += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const said = errorSentence(course, 'en', error);
        expect(said).not.toMatch(/undefined|\{[a-z]+\}/u);
        // Where it is, and what to do.
        expect(said).toMatch(/[Ll]ine \d|[Cc]olumn|no rows/u);
        expect(said).toMatch(/: |Leave out/u);
        outcomes.refused += 1;
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(outcomes.read).toBeGreaterThan(outcomes.refused);
});

/** How a regular file can be written otherwise: cells in quotation marks, a first column without a name, an encoding. */
const writing = fc.record({
  quoted: fc.constantFrom(0, 0, 3, 1),
  unnamed: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  last: fc.constantFrom('', '\n', '\r\n', '\n\n'),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'bom', 'utf-16le'),
});

it('a table is read from its bytes as it is read row by row', () => {
  fc.assert(
    fc.property(mixed, writing, ({ columns, separator, before, after }, how) => {
      const names = columns.map((_, n) => (n === 0 && how.unnamed ? '' : `c${n}`));
      const rows = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? ''));
      const isQuoted = (_: unknown, place: number) => how.quoted > 0 && place % how.quoted === 0;
      const table = Papa.unparse([names, ...rows], { delimiter: separator, newline: how.newline, quotes: isQuoted });
      // Most files have nothing around their table.
      const around = rows.length % 4 === 0 ? [...before, table, ...after] : [table];
      const bytes = encode(around.join(how.newline) + how.last, how.encoding);
      const guessed = outcomeOf(() => readTable(bytes));
      // A choice leads row by row.
      const encoding = how.encoding === 'utf-16le' ? 'utf-16le' : 'utf-8';
      expect(guessed).toEqual(outcomeOf(() => readTable(bytes, { encoding })));
    }),
    { numRuns: runs(3000) },
  );
});

function isNumber(text: string): boolean {
  return readNumber(text, '.') !== undefined || readNumber(text, ',') !== undefined;
}
