import type { Chart } from './chart.ts';
import { axis, legend, title, WIDTH } from './palette.ts';

/** A chart of several distributions over the same bins, as lines. A filled line is the reference for the others. */
export function lines(input: {
  id: string;
  title: string;
  altText: string;
  /** Edges of the bins, one more than counts. */
  edges: number[];
  axisX: string;
  axisY: string;
  series: { label: string; counts: number[]; color: string; filled?: boolean; dashed?: boolean }[];
}): Chart {
  const middles = input.edges.slice(0, -1).map((edge, i) => (edge + (input.edges[i + 1] ?? edge)) / 2);
  return {
    id: input.id,
    title: input.title,
    altText: input.altText,
    width: WIDTH,
    height: 700,
    config: {
      type: 'line',
      data: {
        datasets: input.series.map(({ label, counts, color, filled, dashed }) => ({
          label,
          data: counts.map((count, i) => ({ x: middles[i], y: count })),
          borderColor: color,
          backgroundColor: `${color}55`,
          borderWidth: 5,
          borderDash: dashed === true ? [14, 8] : [],
          fill: filled === true,
          pointRadius: 0,
          cubicInterpolationMode: 'monotone',
        })),
      },
      options: {
        plugins: { legend: legend({ boxHeight: 12 }), title: title(input.title) },
        scales: { x: { type: 'linear', ...axis(input.axisX) }, y: axis(input.axisY, { beginAtZero: true }) },
      },
    },
  };
}
