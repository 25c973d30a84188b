import type { Locale, Translate } from '../course/types.ts';
import type { TestFindings } from '../steps/test/findings.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { lines } from './lines.ts';
import { BLUE, GREEN, ORANGE } from './palette.ts';
import { shortName } from './short-name.ts';

/** Distributions of true and predicted values, laid over each other. */
export function distributions(findings: TestFindings, locale: Locale, t: Translate): Chart {
  const { whole } = formatter(locale);
  const { histogram, target } = findings.charts;
  const most = (counts: number[]) => {
    const bin = counts.indexOf(Math.max(...counts));
    return `${whole(histogram.edges[bin] ?? 0)} – ${whole(histogram.edges[bin + 1] ?? 0)}`;
  };
  return lines({
    id: 'distributions',
    title: t(locale, 'chart.distributions.title', { target: shortName(target) }),
    altText: t(locale, 'chart.distributions.alt', {
      target,
      rows: whole(findings.rows),
      actual: most(histogram.actual),
      forest: most(histogram.forest),
      elasticNet: most(histogram.elasticNet),
    }),
    edges: histogram.edges,
    axisX: shortName(target),
    axisY: t(locale, 'chart.distributions.axis-y'),
    series: [
      { label: t(locale, 'chart.distributions.actual'), counts: histogram.actual, color: ORANGE, filled: true },
      { label: t(locale, 'model.forest'), counts: histogram.forest, color: GREEN },
      { label: t(locale, 'model.elasticNet'), counts: histogram.elasticNet, color: BLUE, dashed: true },
    ],
  });
}
