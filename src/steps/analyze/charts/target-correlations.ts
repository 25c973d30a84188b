import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars, MOST_BARS } from '../../../charts/horizontal-bars.ts';
import { BLUE, GREEN } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';
import { fewRowsInWords } from '../reasons-in-words.ts';
import { figureWithRows, nameWithRows } from './name-with-rows.ts';

/**
 * Bars of the columns with the strongest correlations with the target, positive or negative. Those of few rows say of how
 * many. The alt text counts the rest.
 */
export function targetCorrelations(findings: AnalyzeFindings, locale: Locale, t: Translate): Chart {
  const { two } = formatter(locale);
  const { row, fewRows } = findings.charts;
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
  const few = new Map(fewRows.map(({ column, rows }) => [column, fewRowsInWords({ rows }, row, locale, t)]));
  const top = strongest.map((c) =>
    t(locale, 'list.note', { text: c.column, note: figureWithRows(two(c.r), few.get(c.column), locale, t) }),
  );
  return horizontalBars({
    id: 'target-correlations',
    title: t(locale, 'chart.target-correlations.title', { target: shortName(findings.target.column) }),
    altText: t(locale, 'chart.target-correlations.alt', {
      target: findings.target.column,
      top: top.join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
      rest: all.length - shown.length,
    }),
    axis: t(locale, 'chart.target-correlations.axis'),
    legend: [
      { label: t(locale, 'chart.target-correlations.numeric'), color: BLUE },
      { label: t(locale, 'chart.target-correlations.ordinal'), color: GREEN },
    ],
    bars: shown.map((c) => ({
      label: nameWithRows(c.column, few.get(c.column), locale, t),
      value: c.r,
      text: two(c.r),
      color: c.numeric ? BLUE : GREEN,
    })),
  });
}
