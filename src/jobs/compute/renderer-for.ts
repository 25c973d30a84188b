import type { ChartRenderer } from '../../charts/chart-renderer.ts';
import { canvasRenderer } from '../../render/canvas.ts';
import { quickChartRenderer } from '../../render/quickchart.ts';

/** The canvas, or a QuickChart server where one is named. */
export function rendererFor(quickChartUrl: string | undefined): ChartRenderer {
  return quickChartUrl === undefined ? canvasRenderer : quickChartRenderer(quickChartUrl, canvasRenderer);
}
