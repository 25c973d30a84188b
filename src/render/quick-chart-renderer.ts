import type { Chart } from '../charts/chart.ts';
import type { ChartRenderer } from '../charts/chart-renderer.ts';
import type { Network } from '../network/create-network.ts';
import { askQuickChart, QUICKCHART_MS, QuickChartError } from './ask-quick-chart.ts';

/**
 * Draws charts with a QuickChart server, and with `fallback` what the server doesn't draw as asked. Once the server
 * hasn't answered, it isn't asked again: the renderer lives for one run, and each chart would wait as long.
 * @param options.network the way to the server
 * @param options.drawnHere receives the reason each time the fallback replaces the server; it has no address and no secret
 * @param options.limit makes the signal that ends one request
 */
export function quickChartRenderer(
  baseUrl: string,
  fallback: ChartRenderer,
  {
    network,
    drawnHere = () => {},
    limit = () => AbortSignal.timeout(QUICKCHART_MS),
  }: {
    network: Pick<Network, 'fetch'>;
    drawnHere?: ((reason: string) => void) | undefined;
    limit?: () => AbortSignal;
  },
): ChartRenderer {
  let isAway = false;
  return {
    async render(chart: Chart, locale) {
      if (isAway) return fallback.render(chart, locale);
      try {
        return await askQuickChart(network, baseUrl, chart, limit());
      } catch (error) {
        if (!(error instanceof QuickChartError)) throw error;
        isAway = error.isAway;
        drawnHere(error.message);
      }
      return fallback.render(chart, locale);
    },
  };
}
