import QuickChartModule from 'quickchart-js';
import type { Chart } from '../charts/chart.ts';
import type { ChartRenderer } from '../charts/chart-renderer.ts';
import type { Network } from '../network/create-network.ts';

// The package is CommonJS: its types declare a default export within the object that Node imports as the default.
const QuickChart = QuickChartModule as unknown as typeof QuickChartModule.default;

const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * Draws charts with a QuickChart server, and with `fallback` when the server is slow, down or answers no PNG.
 * @param baseUrl for example `https://quickchart.io`, or your own server
 * @param network the way to the server; the package's own way knows no proxy
 */
export function quickChartRenderer(
  baseUrl: string,
  fallback: ChartRenderer,
  network: Pick<Network, 'fetch'>,
  timeoutMs = 5000,
): ChartRenderer {
  const { origin } = new URL(baseUrl);
  return {
    async render(chart: Chart, locale) {
      const quick = new QuickChart();
      quick
        .setConfig(chart.config)
        .setWidth(chart.width)
        .setHeight(chart.height)
        .setVersion('4')
        .setBackgroundColor('white');
      try {
        const answer = await network.fetch(`${origin}/chart`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(quick.getPostData()),
          signal: AbortSignal.timeout(timeoutMs),
        });
        const png = new Uint8Array(await answer.arrayBuffer());
        if (answer.ok && PNG.every((byte, i) => png[i] === byte)) return png;
      } catch {
        // After any failure of the server, the fallback draws the chart.
      }
      return fallback.render(chart, locale);
    },
  };
}
