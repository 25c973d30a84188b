import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { canvasRenderer } from '../../render/canvas-renderer.ts';
import { quickChartRenderer } from '../../render/quick-chart-renderer.ts';

/**
 * Renders on a QuickChart server if there is a URL, else on the canvas.
 * @param drawnHere receives the reason when the canvas replaces the server
 */
export function createRenderer(quickChartUrl: string | undefined, drawnHere?: (reason: string) => void): ChartRenderer {
  if (quickChartUrl === undefined) return canvasRenderer;
  return quickChartRenderer(quickChartUrl, canvasRenderer, { drawnHere });
}
