import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Edge of a cell in pixels of the reduced picture. `COLOUR` is the mean colour difference (0 to 255) above which cells differ. */
const CELL = 8;
const COLOUR = 12;
/** Edge of an area in cells. An area differs only if all its cells do; moved line breaks leave the space between lines equal. */
const AREA = 3;

type Colour = [red: number, green: number, blue: number];

/** Reduces a screenshot to a small PNG that shows the layout but not the font. */
export async function reduceLook(screenshot: Buffer, scale: number): Promise<Buffer> {
  const image = await loadImage(screenshot);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/png');
}

/**
 * Compares two pictures. @returns the share of areas that differ (0 to 1; 1 if the sizes differ), and a map that marks the cells
 * that differ with `#`
 */
export async function compareLooks(wanted: Buffer, seen: Buffer): Promise<{ share: number; map: string }> {
  const [before, now] = [await readCells(wanted), await readCells(seen)];
  if (before.length !== now.length || before[0]?.length !== now[0]?.length) return { share: 1, map: 'another size' };
  const isOther = (x: number, y: number) =>
    before[y]![x]!.some((part, index) => Math.abs(part - now[y]![x]![index]!) > COLOUR);
  const cells = before.map((row, y) => row.map((_, x) => isOther(x, y)));
  const areas = cells
    .slice(AREA - 1)
    .flatMap((row, y) =>
      row
        .slice(AREA - 1)
        .map((_, x) => cells.slice(y, y + AREA).every((part) => part.slice(x, x + AREA).every(Boolean))),
    );
  const map = cells.map((row) => row.map((one) => (one ? '#' : '·')).join('')).join('\n');
  return { share: areas.filter(Boolean).length / areas.length, map };
}

async function readCells(png: Buffer): Promise<Colour[][]> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  return numbers(Math.floor(image.height / CELL)).map((y) =>
    numbers(Math.floor(image.width / CELL)).map((x) =>
      meanColour(context.getImageData(x * CELL, y * CELL, CELL, CELL).data),
    ),
  );
}

function meanColour(rgba: Uint8ClampedArray): Colour {
  const mean: Colour = [0, 0, 0];
  for (const [index, part] of rgba.entries()) if (index % 4 < 3) mean[index % 4]! += part / (rgba.length / 4);
  return mean;
}
