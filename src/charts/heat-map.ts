import type { Locale, Translate } from '../course/types.ts';
import type { AnalyzeFindings } from '../steps/analyze/findings.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { diverging, font, title } from './palette.ts';
import { shortName } from './short-name.ts';

/** Heat map of the columns with the strongest pairs: r of numeric ones, or V of categorical ones. */
export function heatMap(
  kind: 'numeric' | 'categorical',
  findings: AnalyzeFindings,
  locale: Locale,
  t: Translate,
): Chart {
  const { two } = formatter(locale);
  const { columns, values } = kind === 'numeric' ? findings.charts.numericMatrix : findings.charts.categoricalMatrix;
  const high =
    kind === 'numeric'
      ? findings.highNumeric.pairs.map((p) => ({ ...p, value: p.r }))
      : findings.highCategorical.pairs.map((p) => ({ ...p, value: p.v }));
  const threshold = kind === 'numeric' ? findings.highNumeric.threshold : findings.highCategorical.threshold;
  const short = columns.map((column) => shortName(column));
  // Cells find their place by name: names that are the same when short stay long.
  const labels = new Set(short).size === columns.length ? short : columns;
  const cells = labels.flatMap((a, i) =>
    labels.flatMap((b, j) => {
      const value = values[i]?.[j] ?? null;
      return value === null ? [] : [{ x: b, y: a, v: value }];
    }),
  );
  const name = t(locale, `chart.heat-map.${kind}.title`);
  const pairs = [...high]
    .sort((p, q) => Math.abs(q.value) - Math.abs(p.value))
    .slice(0, 4)
    .map((p) => `${p.a} × ${p.b} (${two(p.value)})`);
  return {
    id: kind === 'numeric' ? 'correlation-heat-map' : 'cramers-v-heat-map',
    title: name,
    altText: t(locale, 'chart.heat-map.alt', {
      count: columns.length,
      threshold: two(threshold),
      pairs: pairs.join(', ') || t(locale, 'step.analyze.none'),
    }),
    width: 1200,
    height: 1100,
    config: {
      type: 'matrix',
      data: {
        datasets: [
          {
            data: cells,
            backgroundColor: cells.map((cell) => diverging(cell.v)),
            borderColor: '#FFFFFF',
            borderWidth: 2,
            // The renderer writes these into the cells; QuickChart shows the colours alone.
            cellLabels: cells.map((cell) => two(cell.v)),
          },
        ],
      },
      options: {
        plugins: { legend: { display: false }, title: title(name) },
        scales: {
          x: {
            type: 'category',
            labels,
            offset: true,
            grid: { display: false },
            ticks: { font: font(20), color: '#1F2430', maxRotation: 60, minRotation: 60, autoSkip: false },
          },
          y: {
            type: 'category',
            labels,
            offset: true,
            grid: { display: false },
            ticks: { font: font(20), color: '#1F2430', autoSkip: false },
          },
        },
      },
    },
  };
}
