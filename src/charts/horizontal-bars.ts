import type { Chart } from './chart.ts';
import { axis, title } from './palette.ts';

/** Bars beyond this many are not read by anyone: the rest is counted. */
export const MOST_BARS = 25;

/** A chart of bars that lie, one a line, with long names that stay readable. */
export function horizontalBars(input: {
  id: string;
  title: string;
  altText: string;
  axis: string;
  bars: { label: string; value: number; color: string }[];
  min?: number;
  max?: number;
}): Chart {
  const { bars, min, max } = input;
  return {
    id: input.id,
    title: input.title,
    altText: input.altText,
    width: 1200,
    height: Math.max(360, 180 + bars.length * 44),
    config: {
      type: 'bar',
      data: {
        labels: bars.map(({ label }) => label),
        datasets: [{ data: bars.map(({ value }) => value), backgroundColor: bars.map(({ color }) => color) }],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: { display: false }, title: title(input.title) },
        scales: {
          x: axis(input.axis, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }),
          y: axis(''),
        },
      },
    },
  };
}
