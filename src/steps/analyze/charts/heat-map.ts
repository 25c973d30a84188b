import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { diverging, font, subtitle, title } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';

const PAPER = '#FFFFFF';
const INK = '#1F2430';
/** Colour of the diagonal, which carries no information. */
const ITSELF = '#E3E6EB';
const UNKNOWN = '–';

/** Heat map of the columns with the strongest pairs: r of numeric columns, or V of categorical columns. */
export function heatMap(
  kind: 'numeric' | 'categorical',
  findings: AnalyzeFindings,
  locale: Locale,
  t: Translate,
): Chart {
  const { two, upToFour, beyond } = formatter(locale);
  const { columns, values } = kind === 'numeric' ? findings.charts.numericMatrix : findings.charts.categoricalMatrix;
  const high =
    kind === 'numeric'
      ? findings.highNumeric.pairs.map((p) => ({ ...p, value: p.r }))
      : findings.highCategorical.pairs.map((p) => ({ ...p, value: p.v }));
  const threshold = kind === 'numeric' ? findings.highNumeric.threshold : findings.highCategorical.threshold;
  const short = columns.map((column) => shortName(column));
  // Cells are placed by label, so labels must be unique: if short names repeat, use the full names.
  const labels = new Set(short).size === columns.length ? short : columns;
  const written = (value: number) => (Math.abs(value) > threshold ? beyond(value, threshold) : two(value));
  const cells = labels.flatMap((a, i) =>
    labels.map((b, j) => {
      const value = values[i]?.[j] ?? null;
      const place = { x: b, y: a, v: value ?? 0 };
      if (i === j) return { place, color: ITSELF, label: '', framed: false };
      if (value === null) return { place, color: PAPER, label: UNKNOWN, framed: false };
      return { place, color: diverging(value), label: written(value), framed: Math.abs(value) > threshold };
    }),
  );
  const name = t(locale, `chart.heat-map.${kind}.title`);
  const legend = [
    t(locale, `chart.heat-map.${kind}.framed`, { threshold: upToFour(threshold) }),
    ...(cells.some(({ label }) => label === UNKNOWN) ? [t(locale, 'chart.heat-map.unknown')] : []),
  ].join('   ');
  const pairs = [...high]
    .sort((p, q) => Math.abs(q.value) - Math.abs(p.value))
    .slice(0, 4)
    .map((p) => `${p.a} × ${p.b} (${written(p.value)})`);
  return {
    id: kind === 'numeric' ? 'correlation-heat-map' : 'cramers-v-heat-map',
    title: name,
    altText: t(locale, 'chart.heat-map.alt', {
      count: columns.length,
      threshold: upToFour(threshold),
      pairs: pairs.join(', ') || t(locale, 'step.analyze.none'),
    }),
    width: 1200,
    height: 1180,
    config: {
      type: 'matrix',
      data: {
        datasets: [
          {
            data: cells.map(({ place }) => place),
            backgroundColor: cells.map(({ color }) => color),
            borderColor: cells.map(({ framed }) => (framed ? INK : PAPER)),
            borderWidth: cells.map(({ framed }) => (framed ? 4 : 2)),
            // Fields for plugins of the canvas, which draws every heat map: a QuickChart server can't.
            cellLabels: cells.map(({ label }) => label),
            colorScale: (kind === 'numeric' ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((value) => ({
              label: upToFour(value),
              color: diverging(value),
            })),
          },
        ],
      },
      options: {
        plugins: { legend: { display: false }, title: title(name, 8), subtitle: subtitle(legend, 80) },
        scales: {
          x: {
            type: 'category',
            labels,
            offset: true,
            grid: { display: false },
            ticks: { font: font(20), color: INK, maxRotation: 60, minRotation: 60, autoSkip: false },
          },
          y: {
            type: 'category',
            labels,
            offset: true,
            grid: { display: false },
            ticks: { font: font(20), color: INK, autoSkip: false },
          },
        },
      },
    },
  };
}
