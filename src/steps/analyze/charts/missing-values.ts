import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars, MOST_BARS } from '../../../charts/horizontal-bars.ts';
import { BLUE, ORANGE } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';

/** Bars of the share of blank cells. Columns marked as mostly missing have another colour. */
export function missingValues(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const shown = findings.missing.slice(0, MOST_BARS);
  const { percent } = formatter(locale);
  const threshold = percent(findings.charts.missingPercent);
  const top = shown.slice(0, 4).map((m) => t(locale, 'list.note', { text: m.column, note: percent(m.percent) }));
  return horizontalBars({
    id: 'missing-values',
    title: t(locale, 'chart.missing-values.title'),
    altText: t(locale, 'chart.missing-values.alt', {
      count: findings.missing.length,
      top: top.join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
    }),
    axis: t(locale, 'chart.missing-values.axis'),
    bounds: [0, 100],
    legend: [
      { label: t(locale, 'chart.missing-values.most', { threshold }), color: ORANGE },
      { label: t(locale, 'chart.missing-values.rest', { threshold }), color: BLUE },
    ],
    bars: shown.map((m) => ({
      label: shortName(m.column),
      value: m.percent,
      text: percent(m.percent),
      color: findings.mostlyMissing.includes(m.column) ? ORANGE : BLUE,
    })),
  });
}
