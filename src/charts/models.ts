import type { Locale, Translate } from '../course/types.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { axis, BLUE, font, GREEN, title } from './palette.ts';

/** R2 of every model that the cohort trained, the two algorithms side by side. */
export function models(
  id: 'models' | 'models-tested',
  trained: { label: string; elasticNet: number; forest: number }[],
  locale: Locale,
  t: Translate,
): Chart {
  const { two } = formatter(locale);
  const name = t(locale, `chart.${id}.title`);
  const best = trained
    .flatMap(({ label, elasticNet, forest }) => [
      { label, kind: 'elasticNet', value: elasticNet },
      { label, kind: 'forest', value: forest },
    ])
    .sort((a, b) => b.value - a.value)[0];
  const bars = (kind: 'elasticNet' | 'forest', backgroundColor: string) => ({
    label: t(locale, `model.${kind}`),
    data: trained.map((model) => model[kind]),
    backgroundColor,
  });
  return {
    id,
    title: name,
    altText: t(locale, `chart.${id}.alt`, {
      count: trained.length,
      best: `${t(locale, `model.${best?.kind ?? 'forest'}`)} ${best?.label ?? ''}`,
      value: two(best?.value ?? 0),
    }),
    width: 1200,
    height: Math.max(420, 260 + trained.length * 90),
    config: {
      type: 'bar',
      data: {
        labels: trained.map(({ label, elasticNet, forest }) => `${label}  (${two(elasticNet)} / ${two(forest)})`),
        datasets: [bars('elasticNet', BLUE), bars('forest', GREEN)],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: { display: true, labels: { font: font(24) } }, title: title(name) },
        scales: { x: axis(t(locale, 'chart.models.axis'), { max: 1, suggestedMin: 0 }), y: axis('') },
      },
    },
  };
}
