import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { models } from '../../src/charts/models.ts';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import { scaling } from '../../src/steps/preprocess/charts/scaling.ts';
import { splitRows } from '../../src/steps/preprocess/charts/split-rows.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { distributions } from '../../src/steps/test/charts/distributions.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import { coefficients } from '../../src/steps/train/charts/coefficients.ts';
import { importances } from '../../src/steps/train/charts/importances.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import { runOnFlats, runUpTo, say } from '../helpers/flats.ts';

const history = runUpTo('train');
const train = history.train as FinishedRun;
const second = runOnFlats('train', history, { parameters: { alpha: 0.01, trees: 3 }, earlier: [train] });
const found: Partial<Record<ProcessId, unknown>> = {
  preprocess: history.preprocess?.findings,
  train: second.findings,
  test: runOnFlats('test', history, { earlier: [second] }).findings,
};
const draw = (process: ProcessId, locale: Locale): Chart[] => stepOf(process).charts(found[process], locale, say);
const drawn = (['preprocess', 'train', 'test'] as const).flatMap((process) =>
  LOCALES.flatMap((locale) => draw(process, locale).map((chart) => ({ process, locale, id: chart.id, chart }))),
);
/** Charts with horizontal bars. Their labels stand beside the bars, so the axis needs no title. */
const LYING = ['category-codes', 'coefficients', 'importances', 'models', 'models-tested', 'split-rows'];

it('every step draws its charts, the two that say most first', () => {
  const ids = drawn.filter(({ locale }) => locale === 'en').map(({ id }) => id);
  expect(ids).toEqual([
    ...['split-rows', 'category-codes', 'scaling-before', 'scaling-after'],
    ...['models', 'importances', 'coefficients'],
    ...['predicted-actual', 'residuals', 'distributions', 'models-tested'],
  ]);
});

describe.each(drawn)('$id in $locale', ({ id, chart }) => {
  it('keeps the contract of a chart', () => {
    expect(chart.title.length).toBeLessThanOrEqual(150);
    expect(chart.altText.length).toBeLessThanOrEqual(2000);
    expect(chart.altText).toMatch(/\d/u);
    expect(chart.altText).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/u);
    expect(chart.config.options?.plugins?.title).toMatchObject({ display: true, text: chart.title });
    expect(chart.width).toBe(1200);
    expect(chart.height).toBeLessThanOrEqual(1500);
    // The configuration must be plain JSON for worker threads and QuickChart servers.
    expect(JSON.parse(JSON.stringify(chart.config))).toEqual(chart.config);
  });

  it('has texts that are readable at 340 pixels', () => {
    const sizes = [...JSON.stringify(chart.config).matchAll(/"size":(\d+)/gu)].map(([, size]) => Number(size));
    expect((Math.min(...sizes) / chart.width) * 340).toBeGreaterThanOrEqual(9);
  });

  it('has a value on each bar, or in the legend of a bar that is too short', () => {
    if (chart.config.type !== 'bar') return;
    const sets = chart.config.data.datasets as { label?: string; data: (number | null)[]; barValues: string[] }[];
    for (const { data, barValues, label = '' } of sets) {
      expect(barValues).toHaveLength(data.length);
      for (const [place, value] of data.entries()) {
        if (value !== null && value !== 0) expect(`${barValues[place]}${label}`).toMatch(/\d/u);
      }
    }
  });

  it('names its axes', () => {
    const axes = Object.values(chart.config.options?.scales ?? {}) as { title: { display: boolean; text: string } }[];
    expect(axes.filter(({ title }) => title.display && title.text !== '')).toHaveLength(LYING.includes(id) ? 1 : 2);
  });
});

const trained = found.train as TrainFindings;
const wide: TrainFindings = {
  ...trained,
  elasticNet: {
    ...trained.elasticNet,
    coefficients: Array.from({ length: 60 }, (_, i) => ({
      feature: `f${i}`,
      weight: i < 40 ? (i % 2 ? -1 : 1) * i : 0,
    })),
  },
  forest: {
    ...trained.forest,
    importances: Array.from({ length: 60 }, (_, i) => ({ feature: `f${i}`, importance: 1 / 60 })),
  },
};

describe('bars of many features', () => {
  it('show the 20 largest weights, sorted by value, and count the rest', () => {
    const { config, altText } = coefficients(wide, 'en', say);
    const bars = config.data.datasets[0].data as number[];
    expect(bars).toHaveLength(20);
    expect(Math.min(...bars.map(Math.abs))).toBe(20);
    expect(bars).toEqual([...bars].sort((a, b) => b - a));
    // f0 has the weight 0 and counts among the zeros.
    expect(altText).toContain("21 weights are zero, 19 smaller ones aren't shown");
  });

  it('show the 20 most important features and sum the rest', () => {
    const { config, altText } = importances(wide, 'en', say);
    expect(config.data.labels).toHaveLength(20);
    expect(altText).toContain('40 more features share 66.7%');
  });

  it('have an alt text when all weights are zero', () => {
    const none = wide.elasticNet.coefficients.map(({ feature }) => ({ feature, weight: 0 }));
    const chart = coefficients({ ...wide, elasticNet: { ...wide.elasticNet, coefficients: none } }, 'ja', say);
    expect(chart.config.data.labels).toEqual([]);
    expect(chart.altText).toContain('なし');
  });
});

describe('the comparison of models', () => {
  const label = '#2 alpha=0.0005 l1Ratio=0.5 trees=5 maxDepth=6 minSamplesSplit=4 validationShare=0.25 seed=7';
  const runs = (length: number) =>
    models(
      'models',
      Array.from({ length }, () => ({ label, elasticNet: -0.5, forest: 0.75 })),
      'en',
      say,
    );

  it('has a line for each changed parameter of every model', () => {
    const { config, height } = runs(3);
    expect(height).toBeLessThanOrEqual(1500);
    expect((config.data.labels as string[][])[0]).toEqual(['Run 2', ...label.split(' ').slice(1)]);
  });

  it('has as many of them as there is room for when the models are many', () => {
    const { config, height } = runs(9);
    expect(height).toBeLessThanOrEqual(1500);
    expect((config.data.labels as string[][])[0]).toEqual(['Run 2', 'alpha=0.0005', '…']);
  });

  it('writes the R² of each model on its bar', () => {
    const values = (runs(1).config.data.datasets as { barValues: string[] }[]).map(({ barValues }) => barValues);
    expect(values).toEqual([['-0.50'], ['0.75']]);
  });

  it('names the best model in the alt text', () => {
    expect(models('models', trained.charts.models, 'en', say).altText).toMatch(
      /2 runs\. The best is .*#[12].* with 0\.\d\d/u,
    );
  });
});

describe('distributions whose fullest bin is the same', () => {
  it('are compared by their counts in that bin', () => {
    const findings = found.test as TestFindings;
    const { edges } = findings.charts.histogram;
    const counts = (n: number) => edges.slice(1).map((_, bin) => (bin === 1 ? n : 1));
    const histogram = { edges, actual: counts(7), forest: counts(8), elasticNet: counts(9) };
    const same = { ...findings, charts: { ...findings.charts, histogram } };
    expect(distributions(same, 'en', say).altText).toMatch(
      /Most, 7 rows, .* forest predicts 8 rows and ElasticNet 9\./u,
    );
  });
});

describe('the charts of Preprocess', () => {
  const findings = found.preprocess as PreprocessFindings;

  it('count every row once', () => {
    const { datasets } = splitRows(findings, 'en', say).config.data;
    const rows = (datasets as { data: number[] }[]).map(({ data }) => data[0] ?? 0);
    expect(rows.reduce((a, b) => a + b)).toBe(findings.trainRows + findings.testRows);
  });

  it.each(['before', 'after'] as const)('show both columns on one scale that includes every point, %s', (when) => {
    const { scales } = scaling(when, findings, 'en', say).config.options ?? {};
    const { x, y } = scales as Record<'x' | 'y', { min: number; max: number }>;
    expect([x.min, x.max]).toEqual([y.min, y.max]);
    for (const value of findings.charts.scatter[when].flat()) {
      expect(value).toBeGreaterThanOrEqual(x.min);
      expect(value).toBeLessThanOrEqual(x.max);
    }
  });
});

describe('the axes before standardization', () => {
  it.each([
    ['en', 'Area, m² (square feet)', / – [\d,]+ square feet, Floor from/u],
    ['ja', 'Area, m²（平方フィート）', / – [\d,]+平方フィート、Floor/u],
  ] as const)('name the units of the data set, where it has them, in %s', (locale, axis, words) => {
    const { scatter, ...charts } = (found.preprocess as PreprocessFindings).charts;
    const units: [string | null, string | null] = ['square-feet', null];
    const findings = {
      ...(found.preprocess as PreprocessFindings),
      charts: { ...charts, scatter: { ...scatter, units } },
    };
    const { config, altText } = scaling('before', findings, locale, say);
    expect(config.options?.scales).toMatchObject({ x: { title: { text: axis } }, y: { title: { text: 'Floor' } } });
    expect(altText).toMatch(words);
  });
});

describe('predicted against actual', () => {
  const findings = found.test as TestFindings;
  const chart = draw('test', 'en')[0] as Chart;

  it('names the number of rows shown and the number of rows measured', () => {
    expect(chart.altText).toContain(`for ${findings.charts.points.length} of ${findings.rows} held-out rows`);
  });

  it('has the line of perfect predictions over the whole range', () => {
    const line = (chart.config.data.datasets as { type: string; data: { x: number; y: number }[] }[]).find(
      ({ type }) => type === 'line',
    );
    for (const { x, y } of line?.data ?? []) expect(x).toBe(y);
    expect(line?.data).toHaveLength(2);
  });
});
