import type { Chart } from '../../../charts/chart.ts';
import { formatter } from '../../../charts/formatter.ts';
import { horizontalBars, MOST_BARS } from '../../../charts/horizontal-bars.ts';
import { BLUE, ORANGE } from '../../../charts/palette.ts';
import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';
import type { TrainFindings } from '../train-findings.ts';

/** The largest weights of ElasticNet by size. Positive and negative weights have different colours. */
export function coefficients({ elasticNet }: TrainFindings, locale: Locale, t: Translate): Chart {
  const { two } = formatter(locale);
  const used = elasticNet.coefficients.filter(({ weight }) => weight !== 0);
  const shown = [...used]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_BARS)
    .sort((a, b) => b.weight - a.weight);
  const largest = [...shown].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 4);
  return horizontalBars({
    id: 'coefficients',
    title: t(locale, 'chart.coefficients.title', { shown: shown.length, of: elasticNet.coefficients.length }),
    altText: t(locale, 'chart.coefficients.alt', {
      top:
        largest
          .map(({ feature, weight }) => t(locale, 'list.note', { text: feature, note: two(weight) }))
          .join(t(locale, 'list.comma')) || t(locale, 'step.analyze.none'),
      zero: elasticNet.coefficients.length - used.length,
      rest: used.length - shown.length,
    }),
    axis: t(locale, 'chart.coefficients.axis'),
    bars: shown.map(({ feature, weight }) => ({
      label: shortName(feature),
      value: weight,
      text: two(weight),
      color: weight > 0 ? BLUE : ORANGE,
    })),
  });
}
