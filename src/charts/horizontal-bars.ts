import type { Chart } from './chart.ts';
import { axis, legend, title } from './palette.ts';

/** Most bars in a chart. Its words count the rest. */
export const MOST_BARS = 25;

/** A chart of horizontal bars, one on each line, with space for long names. */
export function horizontalBars(input: {
  id: string;
  title: string;
  altText: string;
  axis: string;
  bars: { label: string; value: number; color: string }[];
  min?: number;
  max?: number;
  /** Meaning of the colours, when there is more than one. */
  legend?: { label: string; color: string }[];
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
        datasets:
          input.legend === undefined
            ? [{ data: bars.map(({ value }) => value), backgroundColor: bars.map(({ color }) => color) }]
            : input.legend.map(({ label, color }) => ({
                label,
                data: bars.map((bar) => (bar.color === color ? bar.value : null)),
                backgroundColor: color,
              })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: input.legend === undefined ? { display: false } : legend(), title: title(input.title) },
        scales: {
          x: axis(input.axis, {
            stacked: input.legend !== undefined,
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
          }),
          y: axis('', { stacked: input.legend !== undefined }),
        },
      },
    },
  };
}
