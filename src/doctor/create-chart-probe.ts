import type { Chart } from '../charts/chart.ts';
import type { Config } from '../config.ts';
import { createNetwork } from '../network/create-network.ts';
import { askQuickChart, QUICKCHART_MS } from '../render/ask-quick-chart.ts';
import type { Probes } from './probes.ts';

/** A chart with nothing of the team's in it. */
const SAMPLE: Chart = {
  id: 'doctor',
  title: 'Doctor',
  altText: '',
  width: 240,
  height: 160,
  config: { type: 'bar', data: { labels: ['a', 'b'], datasets: [{ data: [1, 2] }] } },
};

/** Creates the probe of the charts: has the QuickChart server draw one, as a run does. */
export function createChartProbe({
  quickChartUrl,
  proxy,
}: Pick<Config, 'proxy' | 'quickChartUrl'>): Pick<Probes, 'charts'> {
  return {
    async charts() {
      if (quickChartUrl === undefined) return { said: 'drawn here' };
      await askQuickChart(createNetwork(proxy), quickChartUrl, SAMPLE, AbortSignal.timeout(QUICKCHART_MS));
      return { said: `QuickChart at ${new URL(quickChartUrl).host} draws them` };
    },
  };
}
