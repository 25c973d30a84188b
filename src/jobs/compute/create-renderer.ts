import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { canvasRenderer } from '../../render/canvas-renderer.ts';
import { quickChartRenderer } from '../../render/quick-chart-renderer.ts';

/** The canvas, or a QuickChart server where one is named. */
export function createRenderer(quickChartUrl: string | undefined): ChartRenderer {
  return quickChartUrl === undefined ? canvasRenderer : quickChartRenderer(quickChartUrl, canvasRenderer);
}
