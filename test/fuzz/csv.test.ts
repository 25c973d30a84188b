import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import type { Content } from '../../src/messages/content.ts';
import { errorSentence } from '../../src/messages/error-sentence.ts';
import { renderContent } from '../../src/slack/messages/render-content.ts';
import { wordsFor } from '../../src/slack/messages/words.ts';
import { runProcesses } from '../../src/steps/run-processes.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { readTable } from '../../src/table/reading/read-table.ts';
import { course } from '../helpers/course.ts';
import { runs } from './runs.ts';

const odd = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '@SUM(A1)',
  '<!channel>',
  '*bold*',
  '`',
  '|',
  '値段',
  'は',
  '𠮷',
  '🏠',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '-0',
  '0x10',
  '1,5',
  'null',
  'NA',
  ' ',
  '\t',
  "'",
  '\\',
  '$1',
  '{1}',
  'x'.repeat(900),
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: odd },
);
const numbers = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom('1e308', '-1e308', '5e-324', '0', '1', '1', '1', '9007199254740993'),
);
/** Dates in every notation. */
const days = fc
  .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(([year, month, day]) =>
    fc.constantFrom(`${year}-${month}-${day}`, `${year}/${month}/${day} 9:30`, `${year}年${month}月${day}日`),
  );
const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${hour}:${String(minute).padStart(2, '0')}`);
/** The cells of one column. Each column has one kind of values. */
const column = (rows: number) =>
  fc.oneof(
    fc.array(numbers, { minLength: rows, maxLength: rows }),
    fc.array(fc.integer({ min: 1, max: 400 }).map(String), { minLength: rows, maxLength: rows }),
    fc.integer({ min: 0, max: 5 }).map((value) => Array.from({ length: rows }, () => String(value))),
    fc.constant(Array.from({ length: rows }, (_, row) => String(row))),
    fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: rows, maxLength: rows }),
    fc.array(fc.oneof(numbers, odd, fc.constant('')), { minLength: rows, maxLength: rows }),
    fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: rows, maxLength: rows }),
    fc.array(fc.oneof(days, fc.constant('')), { minLength: rows, maxLength: rows }),
    fc.array(fc.oneof(times, fc.constant('')), { minLength: rows, maxLength: rows }),
    fc.constant(Array.from({ length: rows }, () => '')),
  );
const quoted = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A plausible table whose first column may be a target. */
const table = fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 20, max: 60 })).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 7 }),
    target: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 900_000 }).map(String) },
        { weight: 1, arbitrary: fc.constant('') },
      ),
      { minLength: rows, maxLength: rows },
    ),
    columns: fc.array(column(rows), { minLength: 6, maxLength: 6 }),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    last: fc.constantFrom('', '', '', '', '\n', '\r\n\r\n', ',', '"', 'x,y,z\n'),
  }),
);
type Drawn = typeof table extends fc.Arbitrary<infer T> ? T : never;
function write({ rows, names, target, columns, end, mark, last }: Drawn): { text: string; target: string } {
  const lines = [names.map(quoted).join(',')];
  for (let row = 0; row < rows; row += 1) {
    lines.push(
      names.map((_, index) => quoted((index === 0 ? target[row] : columns[index - 1]?.[row]) ?? '')).join(','),
    );
  }
  return { text: `${mark}${lines.join(end)}${last === '' ? '' : end}${last}`, target: (names[0] ?? '').trim() };
}
const file = fc.oneof(
  {
    weight: 6,
    arbitrary: table.map(write).map(({ text, target }) => ({ bytes: new TextEncoder().encode(text), target })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), target: fc.string({ maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      bytes: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
      target: fc.constant('a'),
    }),
  },
);

/** Matches a sentence with a missing value. */
const SLIP = /undefined|\[object|\(r = \)/u;

function checkWords(locale: Locale, process: ProcessId, { summary, headline, draft }: StepOutcome): void {
  const content: Content = { type: 'findings', lessonId: 'l', runId: 'r', process, summary };
  const { text, blocks = [] } = renderContent(wordsFor(course, locale), content);
  expect(text).not.toBe('');
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(areBlocksTooLong(blocks as unknown as Parameters<typeof areBlocksTooLong>[0])).toBe(false);
  expect(headline).not.toMatch(SLIP);
  expect(draft ?? '').not.toMatch(SLIP);
}

test('computes with any file or refuses it in one sentence, and Slack accepts every message about it', async () => {
  const outcomes = { refused: 0, computed: 0 };
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom(...LOCALES), fc.boolean(), async ({ bytes, target }, locale, isOwn) => {
      try {
        const parsed = isOwn ? readTable(bytes).table : parseTable(bytes);
        await runProcesses({
          source: { dataset: 'fuzz.csv', target } as Parameters<typeof runProcesses>[0]['source'],
          table: parsed,
          dataHash: createHash('sha256').update(bytes).digest('hex'),
          packageVersion: '0',
          milliseconds: () => 0,
          processes: PROCESS_IDS,
          parameters: { train: { trees: 2 } },
          history: {},
          earlier: [],
          locale,
          t: course.t,
          files: true,
          // This test does not draw charts. It creates every chart's data and text.
          render: async () => new Uint8Array(),
          progress: () => {},
          finished: (process, outcome) => checkWords(locale, process, outcome),
        });
        outcomes.computed += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).not.toBe('internal');
        for (const one of LOCALES) expect(errorSentence(course, one, error)).not.toMatch(/undefined|\{[a-z]+\}/u);
        outcomes.refused += 1;
      }
    }),
    { numRuns: runs(150) },
  );
  // The inputs reach both outcomes.
  expect(Math.min(outcomes.refused, outcomes.computed)).toBeGreaterThan(runs(150) / 30);
});
