import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { axis, BLUE, GREY, legend, title } from '../../../charts/palette.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { PrepareFindings } from '../prepare-findings.ts';

/** Counts of columns by completeness, before and after the decisions. */
export function completeness(findings: PrepareFindings, locale: Locale, t: Translate): Chart {
  const { percent } = formatter(locale);
  const { bands } = findings.charts;
  const before = percent(findings.completenessBefore);
  const after = percent(findings.completenessAfter);
  const name = t(locale, 'chart.completeness.title');
  const full = bands.at(-1);
  return {
    id: 'completeness',
    title: name,
    altText: t(locale, 'chart.completeness.alt', {
      before,
      after,
      fullBefore: full?.before ?? 0,
      fullAfter: full?.after ?? 0,
    }),
    width: 1200,
    height: 640,
    config: {
      type: 'bar',
      data: {
        labels: bands.map(({ from, to }) =>
          from >= to ? t(locale, 'chart.completeness.full') : t(locale, 'chart.completeness.band', { from, to }),
        ),
        datasets: [
          {
            label: t(locale, 'chart.completeness.before', {
              percent: before,
              count: findings.kept.length + findings.dropped.length,
            }),
            data: bands.map((band) => band.before),
            backgroundColor: GREY,
          },
          {
            label: t(locale, 'chart.completeness.after', { percent: after, count: findings.kept.length }),
            data: bands.map((band) => band.after),
            backgroundColor: BLUE,
          },
        ],
      },
      options: {
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.completeness.axis-x')),
          y: axis(t(locale, 'chart.completeness.axis-y'), { beginAtZero: true }),
        },
      },
    },
  };
}
