import { createCanvas } from '@napi-rs/canvas';
import { Chart as ChartJs, registerables } from 'chart.js';
import type { Chart } from '../charts/chart.ts';
import type { ChartRenderer } from '../charts/chart-renderer.ts';
import { font } from '../charts/palette.ts';
import { barValues } from './bar-values.ts';
import { completeConfig } from './complete-config.ts';
import { registerFonts } from './register-fonts.ts';

registerFonts();

/** Draws a white background: Slack's dark theme would show a transparent chart on black. */
const paper = {
  id: 'paper',
  beforeDraw({ ctx, width, height }: ChartJs) {
    ctx.save();
    ctx.fillStyle = '#FFFFFF';
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

ChartJs.register(...registerables, barValues, paper);
ChartJs.defaults.font = { ...ChartJs.defaults.font, ...font() };

/** Draws charts with Chart.js on a canvas in this process, with the bundled Japanese font. Blocks the thread while it draws. */
export const canvasRenderer: ChartRenderer = {
  async render(chart: Chart): Promise<Uint8Array> {
    const canvas = createCanvas(chart.width, chart.height);
    const drawn = new ChartJs(canvas as unknown as HTMLCanvasElement, {
      ...chart.config,
      options: { ...completeConfig(chart).options, responsive: false, devicePixelRatio: 1 },
    });
    try {
      return await canvas.encode('png');
    } finally {
      drawn.destroy();
    }
  },
};
