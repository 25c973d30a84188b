import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars, MOST_BARS } from '../../../charts/horizontal-bars.ts';
import { GREEN } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { TrainFindings } from '../train-findings.ts';

/** The forest's importances, largest first. */
export function importances({ forest }: TrainFindings, locale: Locale, t: Translate): Chart {
  const { percent } = formatter(locale);
  const shown = forest.importances.slice(0, MOST_BARS);
  const rest = forest.importances.slice(MOST_BARS);
  return horizontalBars({
    id: 'importances',
    title: t(locale, 'chart.importances.title', { shown: shown.length, of: forest.importances.length }),
    altText: t(locale, 'chart.importances.alt', {
      top: shown
        .slice(0, 4)
        .map(({ feature, importance }) => t(locale, 'list.note', { text: feature, note: percent(importance * 100) }))
        .join(t(locale, 'list.comma')),
      count: rest.length,
      rest: percent(rest.reduce((sum, { importance }) => sum + importance, 0) * 100),
    }),
    axis: t(locale, 'chart.importances.axis'),
    bars: shown.map(({ feature, importance }) => ({
      label: shortName(feature),
      value: importance * 100,
      text: percent(importance * 100),
      color: GREEN,
    })),
  });
}
