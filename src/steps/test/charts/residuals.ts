import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { inUnit } from '../../../charts/in-unit.ts';
import { lines } from '../../../charts/lines.ts';
import { BLUE, GREEN } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { TestFindings } from '../test-findings.ts';

/** Distribution of the residuals (true minus predicted) of both models. Right of zero, predictions are too low. */
export function residuals(findings: TestFindings, locale: Locale, t: Translate): Chart {
  const { figure, percent } = formatter(locale);
  const { residuals: counted, target, unit } = findings.charts;
  const { amount, axisText } = inUnit(unit, locale, t);
  const { value } = findings;
  return lines({
    id: 'residuals',
    title: t(locale, 'chart.residuals.title', { target: shortName(target) }),
    altText: t(locale, 'chart.residuals.alt', {
      rows: figure(findings.rows),
      model: t(locale, `model.${value.best}`),
      rmse: amount(findings[value.best].rmse),
      share: percent(value.offShare * 100),
      tolerance: value.tolerancePercent,
      least: figure(counted.edges[0] ?? 0),
      greatest: amount(counted.edges.at(-1) ?? 0),
    }),
    edges: counted.edges,
    axisX: axisText(t(locale, 'chart.residuals.axis-x', { target: shortName(target) })),
    axisY: t(locale, 'chart.distributions.axis-y'),
    series: [
      { label: t(locale, 'model.forest'), counts: counted.forest, color: GREEN, filled: true },
      { label: t(locale, 'model.elasticNet'), counts: counted.elasticNet, color: BLUE, dashed: true },
    ],
  });
}
