import { roomAbove, valuesAtEnds } from '../../../charts/bar-values.ts';
import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { axis, BLUE, GRID, legend, ORANGE, title, valueAxis, WIDTH } from '../../../charts/palette.ts';
import { roundTicks } from '../../../charts/round-ticks.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';
import { targetInWords } from '../target-in-words.ts';

/** Histogram of the target. Bins whose middle is above the outlier fence have another colour. Without a fence, the legend says so. */
export function targetDistribution(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const { target, charts } = findings;
  const { edges, counts } = charts.histogram;
  const words = targetInWords(findings, locale, t);
  const { axisText } = inUnit(charts.unit, locale, t);
  const middle = (i: number) => ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;
  const { figure } = formatter(locale);
  const name = t(locale, 'chart.target-distribution.title', { target: shortName(target.column) });
  const fence = target.upperFence;
  const bars = (above: boolean) => {
    const own = counts.map((count, i) => (middle(i) > (fence ?? Number.POSITIVE_INFINITY) === above ? count : 0));
    return {
      data: own.map((count, i) => ({ x: middle(i), y: count })),
      ...valuesAtEnds(own.map((count) => (count === 0 ? '' : figure(count)))),
    };
  };
  const series =
    fence === null
      ? [{ label: t(locale, 'chart.target-distribution.no-fence'), ...bars(false), backgroundColor: BLUE }]
      : [
          { label: t(locale, 'chart.target-distribution.below'), ...bars(false), backgroundColor: BLUE },
          {
            label: t(locale, 'chart.target-distribution.above', { fence: words.fence ?? '' }),
            ...bars(true),
            backgroundColor: ORANGE,
          },
        ];
  const { min, max, stepSize } = roundTicks(edges[0] ?? 0, edges.at(-1) ?? 1);
  return {
    id: 'target-distribution',
    title: name,
    altText:
      words.fence === null
        ? t(locale, 'chart.target-distribution.alt-no-fence', { ...words, fence: '', target: target.column })
        : t(locale, 'chart.target-distribution.alt', { ...words, fence: words.fence, target: target.column }),
    width: WIDTH,
    height: 800,
    config: {
      type: 'bar',
      data: {
        datasets: series.map((dataset) => ({ ...dataset, categoryPercentage: 1, barPercentage: 0.95 })),
      },
      options: {
        plugins: { legend: legend(), title: title(name) },
        scales: {
          // A linear scale of values, not of bins, so that grid lines are at round values.
          x: {
            type: 'linear',
            offset: false,
            ...axis(axisText(shortName(target.column)), {
              stacked: true,
              min,
              max,
              ticks: { stepSize, maxRotation: 40 },
              // Chart.js shifts the grid lines of bars by half a step, to put categories between lines.
              grid: { color: GRID, offset: false },
            }),
          },
          y: valueAxis(t(locale, 'chart.target-distribution.axis-y'), {
            stacked: true,
            beginAtZero: true,
            max: roomAbove(counts),
          }),
        },
      },
    },
  };
}
