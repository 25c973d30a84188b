import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { canvasRenderer } from '../../render/canvas-renderer.ts';
import { quickChartRenderer } from '../../render/quick-chart-renderer.ts';

/** Renders on a QuickChart server if there is a URL, else on the canvas. */
export function createRenderer(quickChartUrl: string | undefined): ChartRenderer {
  return quickChartUrl === undefined ? canvasRenderer : quickChartRenderer(quickChartUrl, canvasRenderer);
}
