import { roomForValues, valuesAtEnds } from './bar-values.ts';
import type { Chart } from './chart.ts';
import { axis, LINE, legend, title, valueAxis, WIDTH } from './palette.ts';

/** Most bars in a chart. Its words count the rest. */
export const MOST_BARS = 20;

/** Pixels around the lines of each bar. */
const AROUND = 18;

export interface HorizontalBar {
  /** A name, or the lines of one. */
  label: string | string[];
  value: number;
  /** The value in words, which stands at the bar's end. */
  text: string;
  color: string;
}

/** A chart of horizontal bars, one below the other, with space for long names and the value at the end of each. */
export function horizontalBars(input: {
  id: string;
  title: string;
  altText: string;
  axis: string;
  bars: HorizontalBar[];
  /** Where the longest bar could end; by default where the longest ends. */
  bounds?: [number, number];
  /** Meaning of the colours, when there is more than one. */
  legend?: { label: string; color: string }[];
}): Chart {
  const { bars, bounds } = input;
  const series = (color: string | undefined) => {
    const own = (bar: HorizontalBar) => color === undefined || bar.color === color;
    return {
      data: bars.map((bar) => (own(bar) ? bar.value : null)),
      backgroundColor: color ?? bars.map((bar) => bar.color),
      ...valuesAtEnds(bars.map((bar) => (own(bar) ? bar.text : ''))),
    };
  };
  const lines = bars.map(({ label }) => (Array.isArray(label) ? label.length : 1));
  const height = lines.reduce((sum, count) => sum + count * LINE + AROUND, 0);
  return {
    id: input.id,
    title: input.title,
    altText: input.altText,
    width: WIDTH,
    height: Math.max(320, 190 + (input.legend === undefined ? 0 : 90) + height),
    config: {
      type: 'bar',
      data: {
        labels: bars.map(({ label }) => label),
        datasets: input.legend?.map(({ label, color }) => ({ label, ...series(color) })) ?? [series(undefined)],
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: input.legend === undefined ? { display: false } : legend(), title: title(input.title) },
        scales: {
          x: valueAxis(input.axis, {
            stacked: input.legend !== undefined,
            ...roomForValues(bounds ?? bars.map(({ value }) => value)),
          }),
          y: axis('', {
            stacked: input.legend !== undefined,
            grid: { display: false },
            ticks: { autoSkip: false },
          }),
        },
      },
    },
  };
}
