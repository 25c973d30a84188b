import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { roomForValues, valuesAtEnds } from './bar-values.ts';
import type { Chart } from './chart.ts';
import { formatter } from './formatter.ts';
import { axis, BLUE, GREEN, LINE, legend, title, valueAxis, WIDTH } from './palette.ts';

/** Pixels between runs, around all bars, and of a chart that isn't too tall. */
const GAP = 20;
const AROUND = 280;
const TALL = 1500;
/** Lines that two bars with their values take. */
const LEAST_LINES = 2;

/** R2 of every model that the cohort trained, with both algorithms side by side. Of many runs, not all changed parameters have room. */
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
    ...valuesAtEnds(trained.map((model) => two(model[kind]))),
  });
  const most = Math.max(LEAST_LINES, Math.floor(((TALL - AROUND) / trained.length - GAP) / LINE));
  const labels = trained.map(({ label }) => {
    const [number = '', ...changed] = label.split(' ');
    const run = t(locale, 'chart.models.run', { n: number.replace('#', '') });
    return [run, ...(changed.length < most ? changed : [...changed.slice(0, most - 2), '…'])];
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
    width: WIDTH,
    height: AROUND + trained.length * (GAP + Math.max(LEAST_LINES, lines) * LINE),
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
          x: valueAxis(
            t(locale, 'chart.models.axis'),
            roomForValues([1, ...trained.flatMap((model) => [model.elasticNet, model.forest])]),
          ),
          y: axis('', { grid: { display: false }, ticks: { autoSkip: false } }),
        },
      },
    },
  };
}
