import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Agreement } from '../exercise/agreement.ts';
import { LABELS } from '../exercise/labelling-items.ts';
import { countTexts, valuesInside } from './bar-values.ts';
import type { Chart } from './chart.ts';
import { formatter } from './formatter.ts';
import { axis, BLUE, GREY, legend, ORANGE, title, valueAxis, WIDTH } from './palette.ts';

/** Bars of the labels of each item, one colour for each label. */
export function agreementChart(agreement: Agreement, locale: Locale, t: Translate): Chart {
  const { two } = formatter(locale);
  const { counts, raters, divided } = agreement;
  const kappa = two(agreement.kappa);
  const measure = t(locale, `agreement.${agreement.measure}`);
  const name = t(locale, 'chart.agreement.title', { measure, kappa });
  const colors = { low: BLUE, middle: GREY, high: ORANGE };
  return {
    id: 'agreement',
    title: name,
    altText: t(locale, 'chart.agreement.alt', {
      raters,
      items: counts.length,
      agreed: counts.length - divided.length,
      measure,
      kappa,
    }),
    width: WIDTH,
    height: 700,
    config: {
      type: 'bar',
      data: {
        labels: counts.map((_, item) => String(item + 1)),
        datasets: LABELS.map((label) => ({
          label: t(locale, `label.${label}`),
          data: counts.map((count) => count[label]),
          backgroundColor: colors[label],
          ...valuesInside(countTexts(counts.map((count) => count[label])), colors[label]),
        })),
      },
      options: {
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.agreement.axis-x'), { stacked: true }),
          y: valueAxis(t(locale, 'chart.agreement.axis-y'), { stacked: true, beginAtZero: true, max: raters }),
        },
      },
    },
  };
}
