import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Chart } from './chart.ts';
import { formatter } from './formatter.ts';
import { axis, BLUE, font, GREEN, legend, title } from './palette.ts';

/** R2 of every model that the cohort trained, with both algorithms side by side. */
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
  const labels = trained.map(({ label, elasticNet, forest }) => {
    const [number = '', ...changed] = label.split(' ');
    return [
      t(locale, 'chart.models.run', { n: number.replace('#', '') }),
      [`${t(locale, 'model.elasticNet')} ${two(elasticNet)}`, `${t(locale, 'model.forest')} ${two(forest)}`].join(
        t(locale, 'list.comma'),
      ),
      ...inLines(changed),
    ];
  });
  const lines = Math.max(...labels.map((label) => label.length));
  return {
    id,
    title: name,
    altText: t(locale, `chart.${id}.alt`, {
      count: trained.length,
      best: `${t(locale, `model.${best?.kind ?? 'forest'}`)} ${best?.label ?? ''}`,
      value: two(best?.value ?? 0),
    }),
    width: 1200,
    height: Math.min(1500, Math.max(420, 260 + trained.length * Math.max(90, 20 + lines * 26))),
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: [bars('elasticNet', BLUE), bars('forest', GREEN)],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.models.axis'), { max: 1, suggestedMin: 0 }),
          y: axis('', { ticks: { font: font(20), color: '#1F2430', autoSkip: false } }),
        },
      },
    },
  };
}

/** Puts two parameters on each line. A long line would leave no space for the bars. */
function inLines(changed: string[]): string[] {
  return changed.flatMap((one, index) => (index % 2 === 0 ? [[one, changed[index + 1] ?? ''].join('  ').trim()] : []));
}
