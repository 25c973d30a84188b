import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { lines } from '../../../charts/lines.ts';
import { BLUE, GREEN, ORANGE } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { TestFindings } from '../test-findings.ts';

/** Distributions of true and predicted values in one chart. */
export function distributions(findings: TestFindings, locale: Locale, t: Translate): Chart {
  const { figure } = formatter(locale);
  const { histogram, target, unit } = findings.charts;
  const { range, axisText } = inUnit(unit, locale, t);
  const { edges } = histogram;
  const fullest = (counts: number[]) => counts.indexOf(Math.max(...counts));
  const most = (counts: number[]) => range(edges[fullest(counts)] ?? 0, edges[fullest(counts) + 1] ?? 0);
  const [actual, forest, elasticNet] = [histogram.actual, histogram.forest, histogram.elasticNet];
  const common = { target, rows: figure(findings.rows) };
  const bin = fullest(actual);
  // When all three peaks are in one bin, the alt text compares their counts instead of repeating the range.
  const words = [forest, elasticNet].every((counts) => fullest(counts) === bin)
    ? t(locale, 'chart.distributions.alt-same', {
        ...common,
        range: most(actual),
        actual: figure(actual[bin] ?? 0),
        forest: figure(forest[bin] ?? 0),
        elasticNet: figure(elasticNet[bin] ?? 0),
      })
    : t(locale, 'chart.distributions.alt', {
        ...common,
        actual: most(actual),
        forest: most(forest),
        elasticNet: most(elasticNet),
      });
  return lines({
    id: 'distributions',
    title: t(locale, 'chart.distributions.title', { target: shortName(target) }),
    altText: words,
    edges,
    axisX: axisText(shortName(target)),
    axisY: t(locale, 'chart.distributions.axis-y'),
    series: [
      { label: t(locale, 'chart.distributions.actual'), counts: actual, color: ORANGE, filled: true },
      { label: t(locale, 'model.forest'), counts: forest, color: GREEN },
      { label: t(locale, 'model.elasticNet'), counts: elasticNet, color: BLUE, dashed: true },
    ],
  });
}
