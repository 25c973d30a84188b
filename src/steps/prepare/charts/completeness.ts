import { countTexts, roomAbove, valuesAtEnds } from '../../../charts/bar-values.ts';
import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { axis, BLUE, GREY, legend, title, valueAxis, WIDTH } from '../../../charts/palette.ts';
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
    width: WIDTH,
    height: 800,
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
            ...valuesAtEnds(countTexts(bands.map((band) => band.before))),
          },
          {
            label: t(locale, 'chart.completeness.after', { percent: after, count: findings.kept.length }),
            data: bands.map((band) => band.after),
            backgroundColor: BLUE,
            ...valuesAtEnds(countTexts(bands.map((band) => band.after))),
          },
        ],
      },
      options: {
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.completeness.axis-x')),
          y: valueAxis(t(locale, 'chart.completeness.axis-y'), {
            beginAtZero: true,
            max: roomAbove(bands.flatMap((band) => [band.before, band.after])),
          }),
        },
      },
    },
  };
}
