import { describe, expect, it } from 'vitest';
import type { BusinessFindings } from '../../src/steps/business-understanding/business-findings.ts';
import { paybackDay, valuePerDay } from '../../src/steps/business-understanding/payback.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { History } from '../../src/steps/history.ts';
import { countInto, edgesOf } from '../../src/steps/test/count-into.ts';
import { goalVerdict } from '../../src/steps/test/goal-verdict.ts';
import { summarizeTest } from '../../src/steps/test/summarize-test.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import type { TrainedModel } from '../../src/steps/train/model-file.ts';
import type { Table } from '../../src/table/table.ts';
import { valuesOf } from '../helpers/columns.ts';
import { runOnFlats, runUpTo, say } from '../helpers/flats.ts';

const history = runUpTo('test');
const findings = history.test?.findings as TestFindings;
const { 'business-understanding': business, preprocess, train } = history as Required<History>;
const model = train.data as TrainedModel;

function test(parameters = {}, earlier: readonly FinishedRun[] = []): TestFindings {
  return runOnFlats('test', history, { parameters, earlier }).findings as TestFindings;
}

describe('the value of a model', () => {
  const { numbers } = business.findings as BusinessFindings;

  it('follows the formula, with the people who check predictions beyond the tolerance', () => {
    const { value } = findings;
    expect(value.people).toBe(numbers.peopleBefore * value.offShare);
    expect(value.valuePerDay).toBe(valuePerDay(numbers, { people: value.people, hours: numbers.hoursBefore }));
    expect(value.paybackDay).toBe(paybackDay(numbers, value.valuePerDay));
  });

  it('falls with a lower tolerance', () => {
    const values = [1, 5, 10, 50].map((tolerancePercent) => test({ tolerancePercent }).value);
    const shares = values.map(({ offShare }) => offShare);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(new Set(shares).size).toBeGreaterThan(1);
    const worth = values.map(({ valuePerDay: one }) => one);
    expect(worth).toEqual([...worth].sort((a, b) => a - b));
  });

  it('is told in the currency of the data set', () => {
    const counted = runOnFlats('test', history, { unit: 'usd' }).findings as TestFindings;
    expect(summarizeTest(counted, 'en', say)).toMatch(/: \$[\d,.]+ per day, /u);
    expect(summarizeTest(counted, 'ja', say)).toMatch(/1日の価値は[\d,.]+ドルです/u);
    expect(summarizeTest(findings, 'en', say)).toMatch(/: [\d,.]+ per day, /u);
  });

  it('uses the errors of the better model', () => {
    const { best, offShare } = findings.value;
    expect(findings[best].r2).toBe(Math.max(findings.elasticNet.r2, findings.forest.r2));
    const off = findings.charts.points.filter((point) => Math.abs(point[best] - point.actual) > point.actual * 0.1);
    expect(offShare).toBe(off.length / findings.rows);
  });
});

describe('the verdict', () => {
  const verdict = (r2: number, targetR2: number) =>
    goalVerdict({ sentence: 'x', targetR2 }, { best: 'forest', r2, rmse: 12_345.6 }, 'en', say);

  it('is met at the target', () => {
    expect(verdict(0.8, 0.8).met).toBe(true);
    expect(verdict(0.9, 0.8)).toEqual({
      met: true,
      why: 'Random forest reaches an R² of 0.90; the goal was 0.80. Typical error (RMSE): 12,346.',
    });
  });

  it.each([
    [0.78, 0.8, '0.78', '0.80'],
    [0.7999, 0.8, '0.800', '0.800'],
    [0.79999, 0.8, '0.80', '0.80'],
    [0.85, 0.855, '0.85', '0.85'],
  ])('%d is below %d, and the figures show it', (r2, targetR2) => {
    const { met, why } = verdict(r2, targetR2);
    expect(met).toBe(false);
    const [, has, wanted] = /of (\S+), below the goal of (\S+)\. /u.exec(why) ?? [];
    expect(Number(has)).toBeLessThan(Number(wanted));
  });

  it('has a reason in the reader’s language', () => {
    const { businessGoal } = runOnFlats('test', history, { locale: 'ja' }).findings as TestFindings;
    expect(businessGoal.why).toMatch(/合意した0\.80.*。$/u);
  });
});

describe('earlier models', () => {
  const changed = (change: Partial<TrainedModel>): FinishedRun => ({ ...train, data: { ...model, ...change } });

  it('are tested on their held-out rows', () => {
    const testRows = model.testRows.slice(0, 10);
    const { models } = test({}, [changed({ testRows })]);
    expect(models).toHaveLength(2);
    expect(models[0]?.forest).not.toEqual(findings.forest);
    expect(models[1]?.forest).toEqual(findings.forest);
  });

  it('of other data are omitted', () => {
    expect(test({}, [changed({ metadata: { ...model.metadata, dataHash: 'others' } })]).models).toHaveLength(1);
  });

  it('with columns that the Dataset lacks are omitted', () => {
    const [first, ...others] = model.encoder.numeric;
    const numeric = [{ ...(first as NonNullable<typeof first>), column: 'Rooms' }, ...others];
    expect(test({}, [changed({ encoder: { ...model.encoder, numeric } })]).models).toHaveLength(1);
  });

  it('without a model file are omitted', () => {
    expect(test({}, [{ findings: train.findings, parameters: {}, artifacts: [] }]).models).toHaveLength(1);
  });
});

describe('the Test Report', () => {
  const reportOf = (locale: 'en' | 'ja') =>
    runOnFlats('test', { ...history, preprocess }, { locale, earlier: [train] }).artifacts[0]?.content ?? '';

  it.each(['en', 'ja'] as const)('has the goal, the verdict and the meaning of the error in %s', (locale) => {
    const report = reportOf(locale);
    const { goal } = findings.charts;
    expect(report).toContain(`> ${goal.sentence}`);
    expect(report).toContain('flats.csv');
    expect(report).toContain('0.80');
    expect(report).toContain(say(locale, 'step.test.report.next-not-met'));
    expect(report).not.toMatch(/undefined|NaN|\{\w+\}/u);
    expect(report.match(/^\| #\d/gmu)).toHaveLength(4);
  });

  it('keeps a goal of several lines in one quotation', () => {
    const parameters = { sentence: 'As a tenant\nI know\n# what is fair' };
    const own = runUpTo('test', undefined, { 'business-understanding': { parameters } });
    expect(own.test?.artifacts[0]?.content).toContain('> As a tenant I know # what is fair\n');
  });
});

describe('the charts’ figures', () => {
  it('count every held-out row once', () => {
    const { histogram, residuals } = findings.charts;
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    for (const counts of [histogram.actual, histogram.forest, histogram.elasticNet, residuals.forest]) {
      expect(sum(counts)).toBe(findings.rows);
    }
  });

  it('have bins when all values are equal', () => {
    const edges = edgesOf([[7, 7]], 4);
    expect(edges).toHaveLength(5);
    expect(countInto(edges, [7, 7]).reduce((a, b) => a + b)).toBe(2);
  });

  it('have the measured points', () => {
    const table = history.prepare?.data as Table;
    const rents = valuesOf(table.columns.find(({ name }) => name === 'Rent'));
    expect(findings.charts.points.map(({ actual }) => actual)).toEqual(model.testRows.map((row) => rents[row]));
  });
});
