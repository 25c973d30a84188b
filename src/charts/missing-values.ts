import type { Locale, Translate } from '../course/types.ts';
import type { AnalyzeFindings } from '../steps/analyze/findings.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { axis, BLUE, ORANGE, title } from './palette.ts';

const MOST_BARS = 25;

/** Bars of the share of blank cells, the columns marked as mostly missing in another colour. */
export function missingValues(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const shown = findings.missing.slice(0, MOST_BARS);
  const { percent } = formatter(locale);
  const top = shown
    .slice(0, 4)
    .map((m) => `${m.column} (${percent(m.percent)})`)
    .join(', ');
  const name = t(locale, 'chart.missing-values.title');
  return {
    id: 'missing-values',
    title: name,
    altText: t(locale, 'chart.missing-values.alt', {
      count: findings.missing.length,
      top: top || t(locale, 'step.analyze.none'),
    }),
    width: 1200,
    height: Math.max(360, 180 + shown.length * 44),
    config: {
      type: 'bar',
      data: {
        labels: shown.map((m) => `${m.column}  ${percent(m.percent)}`),
        datasets: [
          {
            data: shown.map((m) => m.percent),
            backgroundColor: shown.map((m) => (findings.mostlyMissing.includes(m.column) ? ORANGE : BLUE)),
          },
        ],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: { display: false }, title: title(name) },
        scales: { x: axis(t(locale, 'chart.missing-values.axis'), { min: 0, max: 100 }), y: axis('') },
      },
    },
  };
}
