import type { Locale, Translate } from '../course/types.ts';
import type { PreprocessFindings } from '../steps/preprocess/findings.ts';
import type { Chart } from './chart.ts';
import { formatter } from './format.ts';
import { axis, BLUE, GREEN, title } from './palette.ts';

/** Scatter of two numeric columns, in their own units or after standardization: the cloud is the same, the axes are not. */
export function scaling(
  when: 'before' | 'after',
  { charts: { scatter } }: PreprocessFindings,
  locale: Locale,
  t: Translate,
): Chart {
  const { whole, two } = formatter(locale);
  const points = scatter[when];
  const number = when === 'before' ? whole : two;
  const range = (side: 0 | 1) => {
    const values = points.map((point) => point[side]);
    return `${number(Math.min(...values))} – ${number(Math.max(...values))}`;
  };
  const name = t(locale, `chart.scaling.${when}.title`);
  const unit = (column: string) => t(locale, `chart.scaling.${when}.axis`, { column });
  return {
    id: `scaling-${when}`,
    title: name,
    altText: t(locale, 'chart.scaling.alt', {
      rows: whole(points.length),
      x: scatter.x,
      y: scatter.y,
      rangeX: range(0),
      rangeY: range(1),
      when: t(locale, `chart.scaling.${when}.when`),
    }),
    width: 1200,
    height: 760,
    config: {
      type: 'scatter',
      data: {
        datasets: [
          {
            data: points.map(([x, y]) => ({ x, y })),
            backgroundColor: when === 'before' ? BLUE : GREEN,
            pointRadius: 5,
          },
        ],
      },
      options: {
        plugins: { legend: { display: false }, title: title(name) },
        scales: { x: axis(unit(scatter.x)), y: axis(unit(scatter.y)) },
      },
    },
  };
}
