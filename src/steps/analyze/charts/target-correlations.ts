import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { axis, BLUE, font, GREEN, title } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';

const MOST_BARS = 20;

/**
 * Bars of the columns with the strongest correlations with the target, positive or negative. The alt text counts the
 * rest.
 */
export function targetCorrelations(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const { two } = formatter(locale);
  const all = [
    ...findings.numericCorrelation.map((c) => ({ ...c, numeric: true })),
    ...findings.ordinalCorrelation.map((c) => ({ ...c, numeric: false })),
  ].flatMap(({ column, r, numeric }) =>
    r === null || column === findings.target.column ? [] : [{ column, r, numeric }],
  );
  const shown = all
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, MOST_BARS)
    .sort((a, b) => b.r - a.r);
  const strongest = [...shown].sort((a, b) => Math.abs(b.r) - Math.abs(a.r)).slice(0, 4);
  const name = t(locale, 'chart.target-correlations.title', { target: shortName(findings.target.column) });
  const series = (numeric: boolean, label: string, color: string) => ({
    label: t(locale, label),
    data: shown.map((c) => (c.numeric === numeric ? c.r : null)),
    backgroundColor: color,
  });
  return {
    id: 'target-correlations',
    title: name,
    altText: t(locale, 'chart.target-correlations.alt', {
      target: findings.target.column,
      top: strongest.map((c) => `${c.column} (${two(c.r)})`).join(', ') || t(locale, 'step.analyze.none'),
      rest: all.length - shown.length,
    }),
    width: 1200,
    height: Math.max(420, 220 + shown.length * 42),
    config: {
      type: 'bar',
      data: {
        labels: shown.map((c) => `${shortName(c.column)}  ${two(c.r)}`),
        datasets: [
          series(true, 'chart.target-correlations.numeric', BLUE),
          series(false, 'chart.target-correlations.ordinal', GREEN),
        ],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: { display: true, labels: { font: font(24) } }, title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.target-correlations.axis'), { stacked: true, min: -1, max: 1 }),
          y: axis('', { stacked: true }),
        },
      },
    },
  };
}
