import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { BLUE, ORANGE } from '../../src/charts/palette.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import type { AnalyzeFindings } from '../../src/steps/analyze/analyze-findings.ts';
import { missingValues } from '../../src/steps/analyze/charts/missing-values.ts';
import { strongestPairs } from '../../src/steps/analyze/charts/strongest-pairs.ts';
import { targetCorrelations } from '../../src/steps/analyze/charts/target-correlations.ts';
import { targetDistribution } from '../../src/steps/analyze/charts/target-distribution.ts';
import type { NumericColumn } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';
import { findingsOf, findingsOn, say } from './findings.ts';

const CHARTS: Record<string, (findings: AnalyzeFindings, locale: Locale) => Chart> = {
  'missing-values': (findings, locale) => missingValues(findings, locale, say),
  'target-distribution': (findings, locale) => targetDistribution(findings, locale, say),
  'target-correlations': (findings, locale) => targetCorrelations(findings, locale, say),
  'correlation-pairs': (findings, locale) => strongestPairs('numeric', findings, locale, say),
  'cramers-v-pairs': (findings, locale) => strongestPairs('categorical', findings, locale, say),
};
const findings = findingsOf();
/** 60 columns with blanks. Later columns have more blanks. */
const many = Array.from({ length: 60 }, (_, index) =>
  columnOf({
    name: `c${index}`,
    type: 'numeric',
    values: Array.from({ length: 10 }, (_, row) => (row <= index % 6 ? null : (row * (index + 3)) % 17)),
  }),
);
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

  it.each(Object.keys(CHARTS))('%s names its axes', (id) => {
    const { scales } = CHARTS[id]?.(findings, locale).config.options ?? {};
    const axes = Object.values(scales ?? {}).map(
      (axis) => (axis as { title: { display: boolean; text: string } }).title,
    );
    const named = axes.filter((axis) => axis.display && axis.text !== '');
    // Horizontal bars have the columns' names as labels of the other axis.
    expect(named).toHaveLength(id === 'target-distribution' ? 2 : 1);
  });

  it.each(Object.keys(CHARTS))('%s has texts that are readable at 340 pixels', (id) => {
    const chart = CHARTS[id]?.(wide, locale) as Chart;
    const sizes = [...JSON.stringify(chart.config).matchAll(/"size":(\d+)/gu)].map(([, size]) => Number(size));
    expect((Math.min(...sizes) / chart.width) * 340).toBeGreaterThanOrEqual(9);
  });

  it.each(Object.keys(CHARTS))('%s has a value on each bar', (id) => {
    for (const each of [findings, wide]) {
      const chart = CHARTS[id]?.(each, locale) as Chart;
      const { datasets } = chart.config.data;
      for (const { data, barValues } of datasets as { data: unknown[]; barValues: string[] }[]) {
        const isDrawn = data.map(
          (one) => ![0, null].includes((one as { y: number } | null)?.y ?? (one as number | null)),
        );
        expect(barValues.map((text) => text !== '')).toEqual(isDrawn);
      }
    }
  });

  it.each(['missing-values', 'target-correlations'])('%s shows at most 20 bars and counts the rest', (id) => {
    const chart = CHARTS[id]?.(wide, locale);
    const bars = chart?.config.data.labels?.length ?? 0;
    expect(bars).toBeGreaterThan(10);
    expect(bars).toBeLessThanOrEqual(20);
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
    expect(chart.config.data.labels).toEqual(['Pool', 'Kind']);
    const values = (chart.config.data.datasets as { barValues: string[] }[]).map(({ barValues }) => barValues);
    expect(values).toEqual([
      ['80%', ''],
      ['', '10%'],
    ]);
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
    expect(english.altText).toContain('between $72,500 and $117,500, the median is $95,000');
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
    expect(chart.altText).toContain('Area (1.00, 10 rows)');
  });

  it('shows numeric and categorical columns as two series', () => {
    for (const [index, r] of numeric.entries()) expect(r === null).toBe(coded[index] !== null);
  });
});

describe('columns that share few rows with the target', () => {
  const few = (rows: number, row?: string): AnalyzeFindings => {
    const blanks: (number | null)[] = Array.from({ length: 40 }, (_, at) => (at < rows ? (at * 7) % 5 : null));
    const columns: NumericColumn[] = [
      columnOf({ name: 'Price', type: 'numeric', values: blanks.map((_, at) => at) }),
      columnOf({ name: 'Area', type: 'numeric', values: blanks.map((_, at) => (at * 11) % 40) }),
      columnOf({ name: 'Pool', type: 'numeric', values: blanks }),
    ];
    return findingsOn({ rows: 40, columns }, row);
  };

  it('say so in the row’s own words, in the chart and its alt text', () => {
    const english = targetCorrelations(few(13, 'house'), 'en', say);
    expect(english.config.data.labels).toContain('Pool (13 houses)');
    expect(english.altText).toMatch(/Pool \(-?[\d.]+, 13 houses\)/u);
    const japanese = targetCorrelations(few(13, 'house'), 'ja', say);
    expect(japanese.config.data.labels).toContain('Pool（13軒）');
    expect(japanese.altText).toMatch(/Pool（-?[\d.]+、13軒）/u);
    expect(targetCorrelations(few(13), 'en', say).config.data.labels).toContain('Pool (13 rows)');
  });

  it('are those with fewer than 30 rows', () => {
    expect(targetCorrelations(few(29, 'house'), 'en', say).config.data.labels).toContain('Pool (29 houses)');
    expect(targetCorrelations(few(30, 'house'), 'en', say).config.data.labels?.toSorted()).toEqual(['Area', 'Pool']);
  });

  it('are marked among the pairs, too', () => {
    const { config, altText } = strongestPairs('numeric', few(13, 'house'), 'en', say);
    expect(config.data.labels).toEqual([['Area ×', 'Pool (13 houses)']]);
    expect(altText).toMatch(/Area × Pool \(-?[\d.]+, 13 houses\)/u);
  });
});

describe('the strongest pairs', () => {
  const chart = strongestPairs('numeric', findings, 'en', say);
  const barsOf = ({ config }: Chart) =>
    (config.data.labels as string[][]).map((lines, place) => {
      const sets = config.data.datasets as { data: (number | null)[]; barValues: string[]; backgroundColor: string }[];
      const set = sets.find(({ data }) => data[place] !== null);
      return {
        name: lines.join(' '),
        length: set?.data[place],
        text: set?.barValues[place],
        color: set?.backgroundColor,
      };
    });

  it('are ranked by strength, the negative ones among the others', () => {
    const bars = barsOf(chart);
    expect(bars.map(({ name }) => name.replaceAll(' (10 rows)', ''))).toEqual([
      'Area × Area_2',
      'Area × Age',
      'Area_2 × Age',
    ]);
    expect(bars.map(({ length }) => length)).toEqual(bars.map(({ text }) => expect.closeTo(Math.abs(Number(text)), 2)));
    expect(bars.map(({ text }) => Number(text) < 0)).toEqual([false, true, true]);
  });

  it('are told in the alt text, strongest first, with those above the threshold counted', () => {
    expect(chart.altText).toMatch(
      /^Bars of the 3 strongest correlations between numeric columns, strongest first: Area × Area_2 \([\d.]+, 10 rows\), .*\. 1 of them lies beyond ±0\.80\.$/u,
    );
    expect(strongestPairs('categorical', findings, 'en', say).altText).toMatch(/Kind × Same \(\d\.\d\d, 9 rows\)/u);
    expect(strongestPairs('categorical', findings, 'ja', say).altText).toMatch(/Kind × Same（\d\.\d\d、9行）/u);
  });

  it('are at most eight, and the target is never among them', () => {
    const { altText, config } = strongestPairs('numeric', wide, 'en', say);
    expect(config.data.labels).toHaveLength(8);
    expect(altText).toContain('Bars of the 8 strongest');
    expect(altText).not.toContain('Price');
    expect(strongestPairs('numeric', findingsOf([], 'Area'), 'en', say).altText).toContain('Price × Area_2');
  });

  it('have an alt text that Slack takes, also of long names', () => {
    const long = many.slice(0, 9).map((column) => ({ ...column, name: `${'long '.repeat(100)}${column.name}` }));
    expect(strongestPairs('numeric', findingsOf(long), 'en', say).altText.length).toBeLessThanOrEqual(2000);
  });

  it('lack a pair that can’t be computed', () => {
    const constant = columnOf({ name: 'Constant', type: 'numeric', values: Array(10).fill(7) });
    expect(strongestPairs('numeric', findingsOf([constant]), 'en', say).altText).not.toContain('Constant');
  });

  it('have another color above the threshold, and enough digits to show it', () => {
    const near = {
      ...findings,
      charts: {
        ...findings.charts,
        numericPairs: [
          { a: 'Area', b: 'Age', value: -0.8004, rows: 900 },
          { a: 'Area', b: 'Area_2', value: 0.8, rows: 900 },
        ],
      },
    };
    expect(barsOf(strongestPairs('numeric', near, 'en', say))).toEqual([
      { name: 'Area × Age', length: 0.8004, text: '-0.8004', color: ORANGE },
      { name: 'Area × Area_2', length: 0.8, text: '0.80', color: BLUE },
    ]);
  });
});
