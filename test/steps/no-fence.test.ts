import { describe, expect, test } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import type { Table } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';
import { course } from '../helpers/course.ts';
import { found, runSteps } from '../helpers/run-steps.ts';
import { writeNotebooks } from '../helpers/write-notebooks.ts';

const all = Array.from({ length: 300 }, (_, row) => row);
const age = all.map((row) => 20 + ((row * 37) % 61));
const table = (target: (row: number) => number): Table => ({
  rows: all.length,
  columns: [
    columnOf({ name: 'age', type: 'numeric', values: age }),
    columnOf({ name: 'calls', type: 'numeric', values: all.map((row) => (row * 13) % 7) }),
    columnOf({
      name: 'plan',
      type: 'categorical',
      values: all.map((row) => ['basic', 'plus', 'max'][(row * 5) % 3] ?? null),
    }),
    columnOf({ name: 'target', type: 'numeric', values: all.map(target) }),
  ],
});
/** Half of the values or more are 0 in both. */
const TABLES = {
  'a 0/1 target': table((row) => ((age[row] ?? 0) > 66 ? 1 : 0)),
  'a zero-inflated target': table((row) => ((age[row] ?? 0) > 66 ? (age[row] ?? 0) * 2.5 - 160 : 0)),
};
const said = {
  en: /no fence.*at least half of the (?:target's )?values are the same|At least half of the values are the same.*no fence/u,
  ja: /半分以上が同じ.*境界は(?:なく|ありません)|境界なし（値の半分以上が同じため）/u,
};

describe.each(Object.entries(TABLES))('%s', (_name, given) => {
  const run = (locale: Locale = 'en') => runSteps({ table: given, target: 'target', locale });

  test('has no fence and runs through all six steps with every row', async () => {
    const outcomes = await run();
    const { target } = found<AnalyzeFindings>(outcomes, 'analyze');
    expect(target).toMatchObject({ q1: 0, q3: 0, upperFence: null, aboveFence: 0 });
    const { fence, trainRows, trainRowsAfterFence, testRows } = found<PreprocessFindings>(outcomes, 'preprocess');
    expect({ fence, trainRows, trainRowsAfterFence, testRows }).toEqual({
      fence: null,
      trainRows: 210,
      trainRowsAfterFence: 210,
      testRows: 90,
    });
    expect(found<TrainFindings>(outcomes, 'train').forest.validationR2).toBeGreaterThan(0.9);
    expect(found<TestFindings>(outcomes, 'test').forest.r2).toBeGreaterThan(0.9);
  });

  test.each(LOCALES)('is told to have none in words, charts, report and headline in %s', async (locale) => {
    const outcomes = await run(locale);
    const chart = (process: ProcessId, id: string) =>
      stepOf(process)
        .charts(found(outcomes, process), locale, course.t)
        .find((one) => one.id === id);
    const distribution = chart('analyze', 'target-distribution');
    const texts = [
      outcomes.get('analyze')?.summary,
      outcomes.get('analyze')?.headline,
      outcomes.get('analyze')?.artifacts[0]?.content,
      outcomes.get('preprocess')?.summary,
      outcomes.get('preprocess')?.headline,
      distribution?.altText,
      distribution?.config.data.datasets[0].label,
      chart('preprocess', 'split-rows')?.altText,
      ...['analyze', 'preprocess'].map((process) =>
        writeNotebooks(outcomes, { dataset: 'x.csv', target: 'target' }, locale).get(process as ProcessId),
      ),
    ];
    for (const text of texts) expect(text).toMatch(said[locale]);
    expect(distribution?.config.data.datasets).toHaveLength(1);
    expect(chart('preprocess', 'split-rows')?.config.data.datasets).toHaveLength(2);
    for (const process of PROCESS_IDS)
      expect(JSON.stringify(outcomes.get(process))).not.toMatch(/NaN|null above|undefined/u);
  });
});
