import { expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { type AnalyzeFindings, markedForRemoval } from '../../src/steps/analyze/analyze-findings.ts';
import { summarizeAnalyze } from '../../src/steps/analyze/summarize-analyze.ts';
import type { History } from '../../src/steps/history.ts';
import { prepare } from '../../src/steps/prepare/prepare.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { course } from '../helpers/course.ts';
import { found, kept, runSteps } from '../helpers/run-steps.ts';

const { t } = course;

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
  expect(possibleLeaks?.map(({ column }) => column)).toEqual(['grade']);
});

test.each(LOCALES)('summary and report say so in %s, and only where there is one', async (locale) => {
  const said = async (table: typeof doubled) => {
    const outcome = (await runSteps({ table, target: 'price', processes: ['analyze'], locale })).get('analyze');
    return [outcome?.summary ?? '', outcome?.artifacts[0]?.content ?? ''];
  };
  const sentence = {
    en: 'aaa (r = 0.998) moves almost exactly with the target. It may only be known after the fact: ask before you use it.',
    ja: 'aaa（r = 0.998）は、目的変数とほぼ完全に連動しています。結果が出てからでないと分からない値かもしれません。使う前に確認しましょう。',
  }[locale];
  for (const text of await said(doubled)) expect(text).toContain(sentence);
  const without = { ...doubled, columns: doubled.columns.filter(({ name }) => name !== 'aaa') };
  for (const text of await said(without)) expect(text).not.toMatch(/leak|リーク/u);
});

/** Two hundred shops of customers with a name each. The price follows from region, kind and size. */
const customers = all.map((row) => `C${String((row * 7919) % 100_000).padStart(5, '0')}`);
const shops = csv(
  'customer,region,shop_kind,size,price',
  all.map((row) => {
    const region = (row * 7) % 4;
    const kind = (row * 13) % 3;
    const size = 20 + ((row * 37) % 83);
    return [
      customers[row] ?? '',
      'north east south west'.split(' ')[region] ?? '',
      `kind ${kind}`,
      size,
      shopPrice(region, kind, size),
    ];
  }),
);
function shopPrice(region: number, kind: number, size: number): number {
  return 500 + region * 400 + kind * 250 + size * 3;
}

test('a text that differs in every row is set aside, so that it takes no other column away', async () => {
  const outcomes = await runSteps({ table: shops, target: 'price' });
  const findings = found<AnalyzeFindings>(outcomes, 'analyze');
  expect(findings.identifiers).toEqual([{ column: 'customer', distinct: 200, values: 200 }]);
  expect(findings.highCategorical.pairs).toEqual([]);
  expect(findings.ordinalCorrelation.map(({ column }) => column).sort()).toEqual(['region', 'shop_kind']);
  expect(markedForRemoval(findings)).toEqual(['customer']);
  expect(found<PrepareFindings>(outcomes, 'prepare').kept).toEqual(['region', 'shop_kind', 'size', 'price']);
  // With region and shop_kind dropped for the customer, the forest did worse than the mean.
  expect(found<TestFindings>(outcomes, 'test').forest.r2).toBeGreaterThan(0.95);
});

test('Prepare proposes to drop an identifier, says why, and keeps it for a team that wants it', async () => {
  const outcomes = await runSteps({ table: shops, target: 'price', processes: ['analyze', 'prepare'] });
  const history: History = { analyze: kept(outcomes.get('analyze') as StepOutcome) };
  expect(prepare.choices?.(history, 'en', t)[0]).toEqual({ column: 'customer', note: 'looks like an identifier' });
  expect(prepare.choices?.(history, 'ja', t)[0]).toEqual({ column: 'customer', note: '識別子とみられる' });
  expect(outcomes.get('prepare')?.artifacts[1]?.content).toContain('customer,,0%,,drop,looks like an identifier');
  const parameters = { prepare: { drop: [], ask: ['customer'] } };
  const decided = await runSteps({ table: shops, target: 'price', processes: ['prepare'], history, parameters });
  expect(found<PrepareFindings>(decided, 'prepare')).toMatchObject({
    kept: ['customer', 'region', 'shop_kind', 'size', 'price'],
    asked: ['customer'],
  });
});

test('Prepare goes on with the findings of an earlier release, which know no identifiers', async () => {
  const analyzed = kept(
    (await runSteps({ table: shops, target: 'price', processes: ['analyze'] })).get('analyze') as StepOutcome,
  );
  const { identifiers: _, ...findings } = analyzed.findings as AnalyzeFindings;
  const history: History = { analyze: { ...analyzed, findings } };
  const outcomes = await runSteps({ table: shops, target: 'price', processes: ['prepare'], history });
  expect(found<PrepareFindings>(outcomes, 'prepare').dropped).toEqual([]);
});

test.each([
  ['en', 'customer (200 different values in 200 cells) looks like an identifier.', 'looks like an identifier (200'],
  ['ja', '**識別子とみられる列（1列）。** customer（200個の値のうち200種類）。', '識別子とみられる（200個'],
] as const)(
  'summary and report of %s name what is set aside, and only where there is such a column',
  async (locale, sentence, reason) => {
    const said = async (table: typeof shops) => {
      const outcome = (await runSteps({ table, target: 'price', processes: ['analyze'], locale })).get('analyze');
      return [outcome?.summary ?? '', outcome?.artifacts[0]?.content ?? ''];
    };
    const [summary, report] = await said(shops);
    expect(summary).toContain(sentence);
    expect(report).toContain(sentence);
    expect(report).toContain(`| customer | ${reason}`);
    for (const text of await said(doubled)) expect(text).not.toMatch(/identifier|識別子/u);
  },
);

test.each([
  [
    'en',
    '**Unsure (2).** Alley × MS_SubClass (198 rows: V = 0.71, bias-corrected 0.66), Neighborhood × Pool_QC (13 rows: V = 0.90, bias-corrected 0.43).',
    'possible near-duplicate of Neighborhood, but unsure (13 rows: V = 0.90, bias-corrected 0.43)',
  ],
  [
    'ja',
    '**不確かな組（2組）。** Alley × MS_SubClass（198行：V = 0.71、バイアス補正後は0.66）、Neighborhood × Pool_QC（13行：V = 0.90、バイアス補正後は0.43）。',
    'Neighborhoodとほぼ同じ情報かもしれないが不確か（13行：V = 0.90、バイアス補正後は0.43）',
  ],
] as const)(
  'pairs of too few rows go on deciding, and summary and report of %s tell them as unsure',
  async (locale, sentence, reason) => {
    const outcome = (await runSteps({ processes: ['analyze'], locale })).get('analyze');
    expect(outcome?.summary).toContain(sentence);
    expect(outcome?.artifacts[0]?.content).toContain(reason);
    expect(markedForRemoval(outcome?.findings as AnalyzeFindings)).toContain('Pool_QC');
  },
);

test.each([
  [
    'en',
    '**Near-duplicates.** Numeric columns: Garage_Cars × Garage_Area (r = 0.89), Gr_Liv_Area × TotRms_AbvGrd (r = 0.81), Total_Bsmt_SF × First_Flr_SF (r = 0.80). Categorical columns: Neighborhood × Pool_QC (V = 0.90, 13 houses), Bldg_Type × MS_SubClass (V = 0.89), Alley × Neighborhood (V = 0.86), ',
  ],
  [
    'ja',
    '**ほぼ同じ情報の列。** 数値の列：Garage_Cars × Garage_Area（r = 0.89）、Gr_Liv_Area × TotRms_AbvGrd（r = 0.81）、Total_Bsmt_SF × First_Flr_SF（r = 0.80）。カテゴリの列：Neighborhood × Pool_QC（V = 0.90、13軒）、Bldg_Type × MS_SubClass（V = 0.89）、Alley × Neighborhood（V = 0.86）、',
  ],
] as const)(
  'numeric and categorical pairs are listed apart in %s, strongest first, and those of few rows say so',
  async (locale, sentence) => {
    const outcome = (await runSteps({ processes: ['analyze'], locale, row: 'house' })).get('analyze');
    expect(outcome?.summary).toContain(sentence);
  },
);

test('a correlation with the target that few rows carry is told with their number', async () => {
  const table = csv(
    'price,size,pool',
    all.map((row) => [row, (row * 37) % 83, row < 13 ? row + (row % 2) : '']),
  );
  const outcome = (await runSteps({ table, target: 'price', processes: ['analyze'], row: 'house' })).get('analyze');
  expect(outcome?.summary).toMatch(
    /Correlates with the target\.\*\* pool \(r = 0\.99\d*, 13 houses\), size \(r = -?[\d.]+\)\./u,
  );
});

test.each(LOCALES)('findings that an earlier release stored can be put in words in %s', async (locale) => {
  const outcomes = await runSteps({ table: doubled, target: 'price', processes: ['analyze'], locale });
  const findings = found<AnalyzeFindings>(outcomes, 'analyze');
  const { possibleLeaks: _leaks, identifiers: _identifiers, dates: _dates, ...stored } = findings;
  const pairs = stored.highCategorical.pairs.map(({ corrected: _corrected, rows: _rows, ...pair }) => pair);
  const { numericPairs: _numericPairs, categoricalPairs: _pairs, fewRows: _fewRows, ...charts } = stored.charts;
  const old = {
    ...stored,
    charts,
    highCategorical: { ...stored.highCategorical, pairs },
  } as unknown as AnalyzeFindings;
  expect(summarizeAnalyze(old, locale, t)).not.toMatch(/undefined|NaN/u);
});
