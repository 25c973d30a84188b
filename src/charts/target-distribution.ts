import type { Locale, Translate } from '../course/types.ts';
import type { AnalyzeFindings } from '../steps/analyze/findings.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { axis, BLUE, font, ORANGE, title } from './palette.ts';
import { shortName } from './short-name.ts';

/** Histogram of the target; bins whose middle lies above the outlier fence have another colour. */
export function targetDistribution(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const { target, charts } = findings;
  const { edges, counts } = charts.histogram;
  const { whole } = formatter(locale);
  const middle = (i: number) => ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;
  const name = t(locale, 'chart.target-distribution.title', { target: shortName(target.column) });
  const bars = (above: boolean) => counts.map((count, i) => (middle(i) > target.upperFence === above ? count : 0));
  return {
    id: 'target-distribution',
    title: name,
    altText: t(locale, 'chart.target-distribution.alt', {
      target: target.column,
      q1: whole(target.q1),
      q3: whole(target.q3),
      median: whole(target.median),
      above: whole(target.aboveFence),
      fence: whole(target.upperFence),
    }),
    width: 1200,
    height: 700,
    config: {
      type: 'bar',
      data: {
        labels: counts.map((_, i) => whole(Math.round(middle(i)))),
        datasets: [
          { label: t(locale, 'chart.target-distribution.below'), data: bars(false), backgroundColor: BLUE },
          {
            label: t(locale, 'chart.target-distribution.above', { fence: whole(target.upperFence) }),
            data: bars(true),
            backgroundColor: ORANGE,
          },
        ].map((dataset) => ({ ...dataset, categoryPercentage: 1, barPercentage: 0.95 })),
      },
      options: {
        plugins: { legend: { display: true, labels: { font: font(24) } }, title: title(name) },
        scales: {
          x: axis(target.column, { stacked: true, ticks: { font: font(20), maxTicksLimit: 10, maxRotation: 40 } }),
          y: axis(t(locale, 'chart.target-distribution.axis-y'), { stacked: true, beginAtZero: true }),
        },
      },
    },
  };
}
