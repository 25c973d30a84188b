import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Chart } from '../../src/charts/chart.ts';
import { font, title } from '../../src/charts/palette.ts';

/** A chart with a few bars and a title. */
export function barChart(text: string, labels: string[] = ['a', 'b']): Chart {
  return {
    id: 'bars',
    title: text,
    altText: '.',
    width: 600,
    height: 400,
    config: {
      type: 'bar',
      data: { labels, datasets: [{ data: labels.map((_, index) => index + 1), backgroundColor: '#0072B2' }] },
      options: {
        plugins: { legend: { display: false }, title: title(text) },
        scales: { x: { ticks: { font: font(20) } } },
      },
    },
  };
}

/** The pixels of an image: four bytes each, row by row. */
export async function pixelsOf(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return {
    width: image.width,
    height: image.height,
    data: Buffer.from(data),
    at: (x: number, y: number) => [...data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4)],
  };
}
