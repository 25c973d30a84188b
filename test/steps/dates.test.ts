import { expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import type { History } from '../../src/steps/history.ts';
import { prepare } from '../../src/steps/prepare/prepare.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import { modelOf } from '../../src/steps/train/model-file.ts';
import { predictOne } from '../../src/steps/train/predict-one.ts';
import { questions } from '../../src/steps/train/questions.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { course } from '../helpers/course.ts';
import { found, kept, runSteps } from '../helpers/run-steps.ts';

const { t } = course;
const START = Date.UTC(2020, 0, 1);

/** A stall's takings on 600 days, a date each: more in later years, in summer and at weekends. */
const rows = Array.from({ length: 600 }, (_, row) => {
  const day = new Date(START + ((row * 389) % 1400) * 86_400_000);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1];
  const takings = (year - 2019) * 100 - Math.abs(month - 7) * 20 + (day.getUTCDay() % 6 === 0 ? 150 : 0);
  const date =
    row % 41 === 7 ? '' : row % 2 ? `${year}年${month}月${day.getUTCDate()}日` : day.toISOString().slice(0, 16);
  return [date, ['sweet', 'salty'][row % 2], 300 + takings + ((row * 31) % 13)].join();
});
const bytes = new TextEncoder().encode(['day,taste,takings', ...rows].join('\n'));
const table = parseTable(bytes);
const history = (outcomes: Map<string, StepOutcome>, kind: 'fresh' | 'kept'): History =>
  Object.fromEntries([...outcomes].map(([process, one]) => [process, kind === 'kept' ? kept(one) : one]));

test('a model learns from year, month and weekday, and no date becomes a category', async () => {
  const outcomes = await runSteps({ table, target: 'takings' });
  const findings = found<AnalyzeFindings>(outcomes, 'analyze');
  expect(findings.identifiers).toEqual([]);
  expect(findings.ordinalCorrelation.map(({ column }) => column)).toEqual(['taste']);
  expect(findings.dates).toEqual([
    {
      column: 'day',
      range: { first: '2020-01-01', last: '2023-10-19' },
      parts: ['year', 'month', 'weekday'].map((part) => ({ part, r: expect.any(Number) })),
    },
  ]);
  expect(findings.dates?.[0]?.parts[0]?.r).toBeGreaterThan(0.5);

  const preprocessed = found<PreprocessFindings>(outcomes, 'preprocess');
  expect(preprocessed).toMatchObject({ dates: ['day'], excluded: [], oneHotColumns: 2 });
  expect(preprocessed.numeric.map(({ column }) => column)).toEqual(['day.year', 'day.month', 'day.weekday']);
  expect(found<TestFindings>(outcomes, 'test').forest.r2).toBeGreaterThan(0.95);
});

test('the runs as they are kept give the same test; a table that is said to have words there has no dates', async () => {
  const outcomes = await runSteps({ table, target: 'takings' });
  const again = await runSteps({ table, target: 'takings', processes: ['test'], history: history(outcomes, 'kept') });
  expect(found(again, 'test')).toEqual(found(outcomes, 'test'));

  const words = parseTable(bytes, { types: { day: 'categorical' } });
  const asWords = await runSteps({ table: words, target: 'takings', processes: ['analyze'] });
  expect(found<AnalyzeFindings>(asWords, 'analyze')).toMatchObject({ dates: [], identifiers: [{ column: 'day' }] });
});

test('Prepare keeps a date, offers it, and says from when to when it goes', async () => {
  const outcomes = await runSteps({ table, target: 'takings', processes: ['analyze', 'prepare'] });
  expect(prepare.choices?.(history(outcomes, 'kept'), 'en', t)).toEqual([
    { column: 'day', note: '2.5% blank' },
    { column: 'taste', note: 'complete' },
  ]);
  expect(found<PrepareFindings>(outcomes, 'prepare').types).toEqual({
    day: 'date',
    taste: 'categorical',
    takings: 'numeric',
  });
  expect(outcomes.get('prepare')?.artifacts[1]?.content).toContain(
    'day,date or time,2.5%,2020-01-01 – 2023-10-19,keep',
  );
});

test('a case is asked for by the parts of its date', async () => {
  const outcomes = await runSteps({ table, target: 'takings', processes: ['train'] });
  const model = modelOf({ train: kept(outcomes.get('train') as StepOutcome) });
  expect(questions(model).find(({ column }) => column === 'day.year')).toMatchObject({
    type: 'numeric',
    range: { least: 2020, greatest: 2023 },
  });
  const late = predictOne(model, { 'day.year': '2023', 'day.month': '7', 'day.weekday': '7' }).forest;
  expect(late).toBeGreaterThan(predictOne(model, { 'day.year': '2020', 'day.month': '1', 'day.weekday': '2' }).forest);
});

test.each(LOCALES)('summaries of %s say so', async (locale) => {
  const outcomes = await runSteps({ table, target: 'takings', processes: ['analyze', 'preprocess'], locale });
  const [analyzed, preprocessed] = {
    en: [
      /\*\*Dates and times\.\*\* day \(2020-01-01 – 2023-10-19; year r = 0\.\d+; month r = -?0\.\d+; weekday r = 0\.\d+\)\. Preprocess takes year, month, weekday from it as numbers/u,
      '**Dates and times split up.** day becomes numbers: year, month, weekday (1 is Monday).',
    ],
    ja: [
      /\*\*日付・時刻の列（1列）。\*\* day（2020-01-01〜2023-10-19；年 r = 0\.\d+；月 r = -?0\.\d+；曜日 r = 0\.\d+）。/u,
      '**日付・時刻を分けました（1列）。** dayから年、月、曜日（月曜が1）を取り出し、数値の列にしました。',
    ],
  }[locale] as [RegExp, string];
  expect(outcomes.get('analyze')?.summary).toMatch(analyzed);
  expect(outcomes.get('preprocess')?.summary).toContain(preprocessed);
  const houses = await runSteps({ processes: ['analyze', 'preprocess'], locale });
  for (const { summary } of houses.values()) expect(summary).not.toMatch(/\*\*Dates|日付|時刻/u);
});

test('a date that identifies the rows is left alone', async () => {
  const outcomes = await runSteps({ table, target: 'takings', id: 'day', processes: ['analyze', 'preprocess'] });
  expect(found<AnalyzeFindings>(outcomes, 'analyze').dates).toEqual([]);
  expect(found<PreprocessFindings>(outcomes, 'preprocess')).toMatchObject({ dates: [], numeric: [] });
});

test('a column that is said to have dates may be blank', async () => {
  const blank = parseTable(
    new TextEncoder().encode(['a,when,price', ...rows.map((_, row) => `${row % 7},,${row % 11}`)].join('\n')),
    {
      types: { when: 'date' },
    },
  );
  const outcomes = await runSteps({ table: blank, target: 'price', processes: ['analyze', 'prepare'] });
  expect(found<AnalyzeFindings>(outcomes, 'analyze').dates).toEqual([
    { column: 'when', range: null, parts: ['year', 'month', 'weekday'].map((part) => ({ part, r: null })) },
  ]);
  expect(outcomes.get('analyze')?.summary).toContain('**Dates and times.** when.');
  expect(found<PrepareFindings>(outcomes, 'prepare').dropped).toEqual(['when']);
});

/** The same days with times, and when the stall opens. */
const timed = parseTable(
  new TextEncoder().encode(
    [
      'sold,opens,takings',
      ...rows.map((_, row) => {
        const hour = (row * 7) % 24;
        const day = new Date(START + ((row * 389) % 1400) * 86_400_000).toISOString().slice(0, 10);
        return [
          `${day} ${hour}:30`,
          `${6 + (row % 5)}:${row % 2 ? '00' : '45'}`,
          200 + hour * 30 + (row % 5) * 40,
        ].join();
      }),
    ].join('\n'),
  ),
);

test('a model learns from the hour, of days and of times', async () => {
  const outcomes = await runSteps({ table: timed, target: 'takings' });
  expect(found<AnalyzeFindings>(outcomes, 'analyze').dates).toMatchObject([
    { column: 'sold', parts: [{ part: 'year' }, { part: 'month' }, { part: 'weekday' }, { part: 'hour' }] },
    { column: 'opens', range: { first: '06:00', last: '10:45' }, parts: [{ part: 'hour' }] },
  ]);
  const { numeric } = found<PreprocessFindings>(outcomes, 'preprocess');
  expect(numeric.map(({ column }) => column)).toEqual([
    ...['sold.year', 'sold.month', 'sold.weekday', 'sold.hour'],
    'opens.hour',
  ]);
  expect(found<TestFindings>(outcomes, 'test').forest.r2).toBeGreaterThan(0.95);
  const model = modelOf({ train: kept(outcomes.get('train') as StepOutcome) });
  expect(questions(model).find(({ column }) => column === 'opens.hour')).toMatchObject({
    type: 'numeric',
    range: { least: 6, greatest: 10.75 },
  });
});

test.each(LOCALES)('summaries of %s tell of hours', async (locale) => {
  const outcomes = await runSteps({
    table: timed,
    target: 'takings',
    processes: ['analyze', 'prepare', 'preprocess'],
    locale,
  });
  const [analyzed, dictionary, preprocessed] = {
    en: [
      /opens \(06:00 – 10:45; hour r = 0\.\d+\)\. Preprocess takes year, month, weekday, hour from them as numbers/u,
      'opens,date or time,0%,06:00 – 10:45,keep',
      'sold, opens become numbers: year, month, weekday (1 is Monday), hour (9:30 is 9.5).',
    ],
    ja: [
      /opens（06:00〜10:45；時刻 r = 0\.\d+）。カテゴリにすると値ごとに別のカテゴリになるため、前処理で年、月、曜日、時刻を数値として/u,
      'opens,日付・時刻,0%,06:00〜10:45,残す',
      'sold、opensから年、月、曜日（月曜が1）、時刻（9:30は9.5）を取り出し、',
    ],
  }[locale] as [RegExp, string, string];
  expect(outcomes.get('analyze')?.summary).toMatch(analyzed);
  expect(outcomes.get('prepare')?.artifacts[1]?.content).toContain(dictionary);
  expect(outcomes.get('preprocess')?.summary).toContain(preprocessed);
});
