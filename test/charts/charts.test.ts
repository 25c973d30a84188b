import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { BLUE, ORANGE } from '../../src/charts/palette.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import { heatMap } from '../../src/steps/analyze/charts/heat-map.ts';
import { missingValues } from '../../src/steps/analyze/charts/missing-values.ts';
import { targetCorrelations } from '../../src/steps/analyze/charts/target-correlations.ts';
import { targetDistribution } from '../../src/steps/analyze/charts/target-distribution.ts';
import type { NumericColumn } from '../../src/table/table.ts';
import { findingsOf, say } from './findings.ts';

const CHARTS: Record<string, (findings: AnalyzeFindings, locale: Locale) => Chart> = {
  'missing-values': (findings, locale) => missingValues(findings, locale, say),
  'target-distribution': (findings, locale) => targetDistribution(findings, locale, say),
  'target-correlations': (findings, locale) => targetCorrelations(findings, locale, say),
  'correlation-heat-map': (findings, locale) => heatMap('numeric', findings, locale, say),
  'cramers-v-heat-map': (findings, locale) => heatMap('categorical', findings, locale, say),
};
const findings = findingsOf();
/** 60 columns with blanks. Later columns have more blanks. */
const many: NumericColumn[] = Array.from({ length: 60 }, (_, index) => ({
  name: `c${index}`,
  type: 'numeric',
  values: Array.from({ length: 10 }, (_, row) => (row <= index % 6 ? null : (row * (index + 3)) % 17)),
}));
const wide = findingsOf(many);

describe.each(LOCALES)('in %s', (locale) => {
  it.each(Object.entries(CHARTS))('%s keeps the contract of a chart', (id, draw) => {
    for (const each of [findings, wide]) {
      const chart = draw(each, locale);
      expect(chart.id).toBe(id);
      expect(chart.title).not.toBe('');
      expect(chart.title.length).toBeLessThanOrEqual(150);
      expect(chart.altText.length).toBeLessThanOrEqual(2000);
      expect(chart.altText).toMatch(/\d/u);
      expect(chart.config.options?.plugins?.title).toMatchObject({ display: true, text: chart.title });
      expect(chart.width).toBe(1200);
      expect(chart.height).toBeLessThanOrEqual(1500);
      // The configuration must be plain JSON for worker threads and QuickChart servers.
      expect(JSON.parse(JSON.stringify(chart.config))).toEqual(chart.config);
    }
  });

  it.each(['missing-values', 'target-distribution', 'target-correlations'])('%s names its axes', (id) => {
    const { scales } = CHARTS[id]?.(findings, locale).config.options ?? {};
    const axes = Object.values(scales ?? {}).map(
      (axis) => (axis as { title: { display: boolean; text: string } }).title,
    );
    const named = axes.filter((axis) => axis.display && axis.text !== '');
    // Horizontal bars have the columns' names as labels of the other axis.
    expect(named).toHaveLength(id === 'target-distribution' ? 2 : 1);
  });

  it.each(['missing-values', 'target-correlations'])('%s shows at most 25 bars and counts the rest', (id) => {
    const chart = CHARTS[id]?.(wide, locale);
    const bars = chart?.config.data.labels?.length ?? 0;
    expect(bars).toBeGreaterThan(10);
    expect(bars).toBeLessThanOrEqual(25);
    const total = id === 'missing-values' ? wide.missing.length : columnsWithR(wide) - bars;
    expect(chart?.altText).toMatch(new RegExp(`(?<!\\d)${total}(?!\\d)`, 'u'));
  });
});

function columnsWithR({ numericCorrelation, ordinalCorrelation, target }: AnalyzeFindings): number {
  const all = [...numericCorrelation, ...ordinalCorrelation];
  return all.filter(({ column, r }) => r !== null && column !== target.column).length;
}

describe('missing-values', () => {
  const chart = missingValues(findings, 'en', say);

  it('names the columns with the most blanks', () => {
    expect(chart.altText).toContain('2 columns have blanks; the most are in Pool (80%), Kind (10%)');
  });

  it('marks mostly empty columns by colour and shows percentages', () => {
    const series = chart.config.data.datasets as { label: string; data: (number | null)[]; backgroundColor: string }[];
    expect(series.map(({ label, data, backgroundColor }) => [label, data, backgroundColor])).toEqual([
      ['more than 50% blank', [80, null], ORANGE],
      ['50% or less', [null, 10], BLUE],
    ]);
    expect(chart.config.data.labels).toEqual(['Pool  80%', 'Kind  10%']);
  });

  it('has an alt text when nothing is missing', () => {
    expect(missingValues({ ...findings, missing: [], mostlyMissing: [] }, 'en', say).altText).toContain('0 columns');
    expect(missingValues({ ...findings, missing: [], mostlyMissing: [] }, 'ja', say).altText).toContain('なし');
  });
});

describe('target-distribution', () => {
  const chart = targetDistribution(findings, 'en', say);

  it('counts every row in one bar and colours bars above the fence', () => {
    const [below, above] = chart.config.data.datasets.map((set: { data: { y: number }[] }) =>
      set.data.reduce((sum, { y }) => sum + y, 0),
    );
    expect([below, above]).toEqual([9, 1]);
  });

  it('has grid lines at round figures', () => {
    expect(chart.config.options?.scales?.x).toMatchObject({ min: 0, max: 1_000_000, ticks: { stepSize: 200_000 } });
    // Chart.js would draw them half a step to the right, as it does between categories.
    expect(chart.config.options?.scales?.x).toMatchObject({ grid: { offset: false } });
  });

  it('shows amounts in dollars when the unit is dollars', () => {
    const dollars = { ...findings, charts: { ...findings.charts, unit: 'usd' } };
    const english = targetDistribution(dollars, 'en', say);
    expect(english.altText).toContain('between 72,500 and 117,500 dollars, the median is 95,000 dollars');
    expect(english.config.options?.scales?.x).toMatchObject({ title: { text: 'Price (US dollars)' } });
    expect(targetDistribution(dollars, 'ja', say).altText).toContain('境界185,000ドル');
  });

  it('describes median, quartiles and rows above the fence', () => {
    expect(chart.altText).toContain(
      'between 72,500 and 117,500, the median is 95,000; 1 row lies above the fence of 185,000',
    );
  });
});

describe('target-correlations', () => {
  const chart = targetCorrelations(findings, 'en', say);
  const [numeric = [], coded = []] = (chart.config.data.datasets as { data: (number | null)[] }[]).map(
    ({ data }) => data,
  );

  it('omits the correlation of the target with itself', () => {
    expect((chart.config.data.labels ?? []).join()).not.toContain('Price');
  });

  it('sorts bars from the highest to the lowest correlation', () => {
    const drawn = numeric.map((r, index) => r ?? coded[index] ?? Number.NaN);
    expect(drawn).toEqual([...drawn].sort((a, b) => b - a));
    expect(drawn.length).toBe(columnsWithR(findings));
    expect(chart.altText).toContain('Area (1.00)');
  });

  it('shows numeric and categorical columns as two series', () => {
    for (const [index, r] of numeric.entries()) expect(r === null).toBe(coded[index] !== null);
  });
});

describe('a heat map', () => {
  const chart = heatMap('numeric', findings, 'en', say);
  const cells = chart.config.data.datasets[0].data as { x: string; y: string; v: number }[];

  it('has a labelled cell for every pair', () => {
    expect(cells).toHaveLength(9);
    expect(cells.filter(({ x, y }) => x === y).map(({ v }) => Number(v.toFixed(9)))).toEqual([1, 1, 1]);
    expect(chart.config.data.datasets[0].cellLabels).toHaveLength(9);
  });

  it('names the pairs above the threshold, strongest first', () => {
    expect(chart.altText).toMatch(/Above 0\.80: Area × Area_2 \([\d.]+\)/u);
    expect(heatMap('categorical', findings, 'en', say).altText).toMatch(/Kind × Same \(\d\.\d\d\)/u);
  });

  it('leaves the target out, which has a chart of its own', () => {
    const labelsWith = (target: string) =>
      heatMap('numeric', findingsOf([], target), 'en', say).config.options?.scales?.x;
    expect(labelsWith('Price')).toMatchObject({ labels: ['Area', 'Area_2', 'Age'] });
    expect(labelsWith('Area')).toMatchObject({ labels: ['Price', 'Area_2', 'Age'] });
  });

  it('limits the number of columns', () => {
    const labels = heatMap('numeric', wide, 'en', say).config.options?.scales?.x as { labels: string[] };
    expect(labels.labels.length).toBeLessThanOrEqual(12);
  });

  const labelsOf = ({ config }: typeof chart) =>
    Object.fromEntries(
      (config.data.datasets[0].data as typeof cells).map(({ x, y }, i) => [
        `${x} ${y}`,
        config.data.datasets[0].cellLabels[i],
      ]),
    );
  const legendOf = ({ config }: typeof chart) => String(config.options?.plugins?.subtitle?.text);

  it('marks an undefined pair and explains the mark', () => {
    const constant: NumericColumn = { name: 'Constant', type: 'numeric', values: Array(10).fill(7) };
    const marked = heatMap('numeric', findingsOf([constant]), 'en', say);
    expect(labelsOf(marked)).toMatchObject({ 'Constant Area': '–', 'Area Constant': '–' });
    expect(legendOf(marked)).toContain(say('en', 'chart.heat-map.unknown'));
    expect(legendOf(chart)).not.toContain('–:');
  });

  it('leaves the diagonal empty (Yates would make it 0.99 for two categories)', () => {
    for (const kind of ['numeric', 'categorical'] as const) {
      const labels = labelsOf(heatMap(kind, findings, 'en', say));
      for (const [pair, label] of Object.entries(labels)) {
        const [x, y] = pair.split(' ');
        expect(label === '').toBe(x === y);
      }
    }
  });

  it('frames pairs above the threshold and shows enough digits', () => {
    const near = {
      ...findings,
      highNumeric: { threshold: 0.8, columns: ['Age'], pairs: [{ a: 'Area', b: 'Age', r: 0.8004 }] },
      charts: {
        ...findings.charts,
        numericMatrix: {
          columns: ['Area', 'Age'],
          values: [
            [1, 0.8004],
            [0.8004, 1],
          ],
        },
      },
    };
    const drawn = heatMap('numeric', near, 'en', say);
    expect(drawn.altText).toContain('Above 0.80: Area × Age (0.8004)');
    expect(labelsOf(drawn)).toMatchObject({ 'Area Age': '0.8004' });
    expect(new Set(drawn.config.data.datasets[0].borderWidth)).toEqual(new Set([2, 4]));
    expect(legendOf(drawn)).toContain('above 0.80');
  });
});
