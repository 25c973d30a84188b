import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars } from '../../../charts/horizontal-bars.ts';
import { BLUE, ORANGE } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze-findings.ts';
import { fewRowsInWords } from '../reasons-in-words.ts';
import { figureWithRows, nameWithRows } from './name-with-rows.ts';

/** Width in letters of a name in the alt text, which has sixteen of them in Slack's 2,000. */
const LONG = 80;
/** Width of a name in a label before ×. */
const BEFORE_TIMES = 26;

/**
 * The strongest pairs as a ranked list, each with its value: r of numeric columns, or V of categorical ones. A bar's length is
 * the strength, so that negative pairs are ranked among the others. Pairs above the threshold have another colour, and those of
 * few rows say of how many.
 */
export function strongestPairs(
  kind: 'numeric' | 'categorical',
  findings: AnalyzeFindings,
  locale: Locale,
  t: Translate,
): Chart {
  const { two, upToFour, beyond } = formatter(locale);
  const { row, numericPairs, categoricalPairs } = findings.charts;
  const pairs = kind === 'numeric' ? numericPairs : categoricalPairs;
  const limit = (kind === 'numeric' ? findings.highNumeric : findings.highCategorical).threshold;
  const threshold = upToFour(limit);
  const shown = pairs.map(({ a, b, value, rows }) => {
    const isHigh = Math.abs(value) > limit;
    return {
      a,
      b,
      value,
      isHigh,
      figure: isHigh ? beyond(value, limit) : two(value),
      few: fewRowsInWords({ rows }, row, locale, t),
    };
  });
  const high = shown.filter(({ isHigh }) => isHigh).length;
  const name = t(locale, `chart.strongest-pairs.${kind}.title`, { count: shown.length });
  return horizontalBars({
    id: kind === 'numeric' ? 'correlation-pairs' : 'cramers-v-pairs',
    title: name,
    altText: t(locale, `chart.strongest-pairs.${kind}.alt`, {
      count: shown.length,
      high,
      threshold,
      pairs: shown
        .map(({ a, b, figure, few }) =>
          t(locale, 'list.note', {
            text: `${shortName(a, LONG)} × ${shortName(b, LONG)}`,
            note: figureWithRows(figure, few, locale, t),
          }),
        )
        .join(t(locale, 'list.comma')),
    }),
    axis: t(locale, `chart.strongest-pairs.${kind}.axis`),
    bounds: [0, 1],
    legend: [
      { label: t(locale, `chart.strongest-pairs.${kind}.high`, { threshold }), color: ORANGE },
      { label: t(locale, `chart.strongest-pairs.${kind}.rest`, { threshold }), color: BLUE },
    ],
    bars: shown.map(({ a, b, value, isHigh, figure, few }) => ({
      label: [`${shortName(a, BEFORE_TIMES)} ×`, nameWithRows(b, few, locale, t)],
      value: Math.abs(value),
      text: figure,
      color: isHigh ? ORANGE : BLUE,
    })),
  });
}
