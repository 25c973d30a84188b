import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { canvasRenderer } from '../../render/canvas-renderer.ts';
import type { QuickChart } from './thread-messages.ts';

/**
 * Renders on a QuickChart server if there is one, else on the canvas.
 * @param drawnHere receives the reason when the canvas replaces the server
 */
export async function createRenderer(
  quickChart: QuickChart | undefined,
  drawnHere?: (reason: string) => void,
): Promise<ChartRenderer> {
  if (quickChart === undefined) return canvasRenderer;
  // Most threads draw on the canvas. They don't load what talks to a server.
  const { quickChartRenderer } = await import('../../render/quick-chart-renderer.ts');
  const { createNetwork } = await import('../../network/create-network.ts');
  return quickChartRenderer(quickChart.url, canvasRenderer, { network: createNetwork(quickChart.proxy), drawnHere });
}
