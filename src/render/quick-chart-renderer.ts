import QuickChartModule from 'quickchart-js';
import type { Chart } from '../charts/chart.ts';
import type { ChartRenderer } from '../charts/chart-renderer.ts';

// The package is CommonJS: its types declare a default export within the object that Node imports as the default.
const QuickChart = QuickChartModule as unknown as typeof QuickChartModule.default;

const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * Draws charts with a QuickChart server, and with `fallback` when the server is slow, down or answers no PNG.
 * @param baseUrl for example `https://quickchart.io`, or your own server
 */
export function quickChartRenderer(baseUrl: string, fallback: ChartRenderer, timeoutMs = 5000): ChartRenderer {
  const { host, protocol } = new URL(baseUrl);
  return {
    async render(chart: Chart, locale) {
      const quick = new QuickChart();
      quick.setHost(host);
      quick.setScheme(protocol.replace(':', ''));
      quick
        .setConfig(chart.config)
        .setWidth(chart.width)
        .setHeight(chart.height)
        .setVersion('4')
        .setBackgroundColor('white');
      let timer: NodeJS.Timeout | undefined;
      try {
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('QuickChart did not answer in time')), timeoutMs);
        });
        const png = new Uint8Array(await Promise.race([quick.toBinary(), late]));
        if (PNG.every((byte, i) => png[i] === byte)) return png;
      } catch {
        // After any failure of the server, the fallback draws the chart.
      } finally {
        clearTimeout(timer);
      }
      return fallback.render(chart, locale);
    },
  };
}
