import type { SKRSContext2D } from '@napi-rs/canvas';
import type { BarElement, Chart as ChartJs } from 'chart.js';
import type { BarValues } from '../charts/bar-values.ts';

/** Pixels between a bar's end and its value. */
const GAP = 8;

/** Writes values on bars, as `src/charts/bar-values.ts` says. On a QuickChart server, chartjs-plugin-datalabels does so. */
export const barValues = {
  id: 'barValues',
  afterDatasetsDraw(chart: ChartJs) {
    const ctx = chart.ctx as unknown as SKRSContext2D;
    ctx.save();
    chart.data.datasets.forEach((dataset, index) => {
      const { barValues: texts, datalabels } = dataset as Partial<BarValues>;
      if (texts === undefined || datalabels === undefined) return;
      const { size, family, weight } = datalabels.font;
      ctx.font = `${weight} ${size}px "${family}"`;
      ctx.fillStyle = datalabels.color;
      chart.getDatasetMeta(index).data.forEach((element, place) => {
        const text = texts[place] ?? '';
        if (text === '') return;
        const bar = element as unknown as Bar;
        if (datalabels.anchor === 'center') writeInside(ctx, text, bar);
        else writeAtEnd(ctx, text, bar, Number(dataset.data[place]) < 0);
      });
    });
    ctx.restore();
  },
};

type Bar = Pick<BarElement, 'x' | 'y'> & { horizontal: boolean; base: number };

function writeInside(ctx: SKRSContext2D, text: string, { x, y, base, horizontal }: Bar): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, horizontal ? (x + base) / 2 : x, horizontal ? y : (y + base) / 2);
}

/** A short bar's end is rounded to where it begins, so the value says on which side it is. */
function writeAtEnd(ctx: SKRSContext2D, text: string, { x, y, horizontal }: Bar, isNegative: boolean): void {
  if (horizontal) {
    ctx.textAlign = isNegative ? 'right' : 'left';
    ctx.textBaseline = 'middle';
    ctx.fillText(text, x + (isNegative ? -GAP : GAP), y);
  } else {
    ctx.textAlign = 'center';
    ctx.textBaseline = isNegative ? 'top' : 'bottom';
    ctx.fillText(text, x, y + (isNegative ? GAP : -GAP));
  }
}
