import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { createNetwork } from '../../network/create-network.ts';
import { canvasRenderer } from '../../render/canvas-renderer.ts';
import { quickChartRenderer } from '../../render/quick-chart-renderer.ts';
import type { QuickChart } from './thread-messages.ts';

/**
 * Renders on a QuickChart server if there is one, else on the canvas.
 * @param drawnHere receives the reason when the canvas replaces the server
 */
export function createRenderer(
  quickChart: QuickChart | undefined,
  drawnHere?: (reason: string) => void,
): ChartRenderer {
  if (quickChart === undefined) return canvasRenderer;
  return quickChartRenderer(quickChart.url, canvasRenderer, { network: createNetwork(quickChart.proxy), drawnHere });
}
