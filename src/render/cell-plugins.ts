import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart as ChartJs } from 'chart.js';
import { FONT } from '../charts/palette.ts';

/** Fields that `src/steps/analyze/charts/heat-map.ts` adds to its dataset for these plugins. */
interface Cells {
  cellLabels?: string[];
  /** From the left to the right end. */
  colorScale?: { label: string; color: string }[];
}

const INK = '#1F2430';
/** Size and position, in pixels, of the colour scale above the cells. */
const BAR = { width: 420, height: 20, above: 56 };

/** Writes the figure into each cell, for people who cannot tell the colours apart. */
export const cellLabels = {
  id: 'cellLabels',
  afterDatasetsDraw(chart: ChartJs) {
    const dataset = chart.data.datasets[0] as Cells | undefined;
    if (dataset?.cellLabels === undefined) return;
    const ctx = chart.ctx as unknown as SKRSContext2D;
    const { data } = chart.getDatasetMeta(0);
    ctx.save();
    ctx.font = `18px "${FONT}"`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = INK;
    data.forEach((element, index) => {
      const { x, y, width, height } = element as unknown as { x: number; y: number; width: number; height: number };
      ctx.fillText(dataset.cellLabels?.[index] ?? '', x + width / 2, y + height / 2);
    });
    ctx.restore();
  },
};

/** Draws the scale of colours and figures. */
export const colorScale = {
  id: 'colorScale',
  afterDraw(chart: ChartJs) {
    const stops = (chart.data.datasets[0] as Cells | undefined)?.colorScale;
    if (stops === undefined || stops.length < 2) return;
    const ctx = chart.ctx as unknown as SKRSContext2D;
    const left = (chart.width - BAR.width) / 2;
    const top = chart.chartArea.top - BAR.above;
    const shareOf = (index: number) => index / (stops.length - 1);
    ctx.save();
    const fill = ctx.createLinearGradient(left, 0, left + BAR.width, 0);
    for (const [index, { color }] of stops.entries()) fill.addColorStop(shareOf(index), color);
    ctx.fillStyle = fill;
    ctx.fillRect(left, top, BAR.width, BAR.height);
    ctx.strokeStyle = '#8A8F98';
    ctx.strokeRect(left, top, BAR.width, BAR.height);
    ctx.fillStyle = INK;
    ctx.font = `18px "${FONT}"`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    for (const [index, { label }] of stops.entries())
      ctx.fillText(label, left + shareOf(index) * BAR.width, top + BAR.height + 5);
    ctx.restore();
  },
};
