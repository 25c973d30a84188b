import type { Chart } from '../charts/chart.ts';

/** Adds to a chart's configuration what all charts share, so that every renderer draws alike. The result is plain JSON. */
export function completeConfig({ config }: Chart): Chart['config'] {
  return { ...config, options: { layout: { padding: 24 }, ...config.options, animation: false } };
}
