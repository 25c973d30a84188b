import { expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { type AnalyzeFindings, markedForRemoval } from '../../src/steps/analyze/analyze-findings.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { found, runSteps } from '../helpers/run-steps.ts';

const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  parseTable(new TextEncoder().encode(`${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`));

const all = Array.from({ length: 200 }, (_, row) => row);
const price = all.map((row) => 100 + ((row * 37) % 200));

/** `aaa` is nearly twice the price, `bbb` says nothing. */
const doubled = csv(
  'price,aaa,bbb',
  all.map((row) => [price[row] ?? 0, 2 * (price[row] ?? 0) + ((row * 53) % 27) - 13, (row * 71) % 23]),
);

test('a column that resembles the target is told as a possible leak, and neither paired with it nor dropped', async () => {
  const outcomes = await runSteps({ table: doubled, target: 'price', processes: ['analyze', 'prepare', 'train'] });
  const findings = found<AnalyzeFindings>(outcomes, 'analyze');
  expect(findings.possibleLeaks).toEqual([{ column: 'aaa', r: expect.closeTo(0.998, 3) }]);
  expect(findings.highNumeric).toEqual({ threshold: 0.8, columns: [], pairs: [] });
  expect(markedForRemoval(findings)).toEqual([]);
  expect(found<PrepareFindings>(outcomes, 'prepare').dropped).toEqual([]);
  expect(found<TrainFindings>(outcomes, 'train').forest.validationR2).toBeGreaterThan(0.9);
});

test('two columns that resemble the target as much are still a pair of their own', async () => {
  const table = csv(
    'aaa,price,bbb,kind',
    all.map((row) => {
      const value = price[row] ?? 0;
      return [2 * value, value, -3 * value, `${value < 200 ? 'a' : 'b'}`];
    }),
  );
  const { possibleLeaks, highNumeric } = found<AnalyzeFindings>(
    await runSteps({ table, target: 'price', processes: ['analyze'] }),
    'analyze',
  );
  expect(possibleLeaks).toEqual([
    { column: 'aaa', r: expect.closeTo(1, 9) },
    { column: 'bbb', r: expect.closeTo(-1, 9) },
  ]);
  expect(highNumeric.pairs).toEqual([{ a: 'aaa', b: 'bbb', r: expect.closeTo(-1, 9) }]);
});

test('categories in the order of the target can leak, too', async () => {
  const table = csv(
    'price,grade',
    all.map((row) => [row, String.fromCharCode(97 + Math.floor(row / 10))]),
  );
  const { possibleLeaks } = found<AnalyzeFindings>(
    await runSteps({ table, target: 'price', processes: ['analyze'] }),
    'analyze',
  );
  expect(possibleLeaks.map(({ column }) => column)).toEqual(['grade']);
});

test.each(LOCALES)('summary and report say so in %s, and only where there is one', async (locale) => {
  const said = async (table: typeof doubled) => {
    const outcome = (await runSteps({ table, target: 'price', processes: ['analyze'], locale })).get('analyze');
    return [outcome?.summary ?? '', outcome?.artifacts[0]?.content ?? ''];
  };
  const sentence = {
    en: 'aaa (r = 0.998) moves almost exactly with the target. It may be known only after the fact: ask before you use it.',
    ja: 'aaa（r = 0.998）は、目的変数とほぼ完全に連動しています。結果が出てからでないと分からない値かもしれません。使う前に確認しましょう。',
  }[locale];
  for (const text of await said(doubled)) expect(text).toContain(sentence);
  const without = { ...doubled, columns: doubled.columns.filter(({ name }) => name !== 'aaa') };
  for (const text of await said(without)) expect(text).not.toMatch(/leak|リーク/u);
});
