import { createCanvas, GifEncoder, Image } from '@napi-rs/canvas';

/** Collects screenshots of one size as an animated GIF. Each frame holds only the changed area, which keeps the file small. */
export function createFilm(width: number, height: number) {
  const encoder = new GifEncoder(width, height, { repeat: 0, quality: 5 });
  const context = createCanvas(width, height).getContext('2d');
  let before: Uint8ClampedArray | undefined;

  /** Adds a PNG of the film's size and shows it for this many milliseconds. */
  function add(png: Buffer, ms: number): void {
    const image = new Image();
    image.src = png;
    context.drawImage(image, 0, 0);
    const now = context.getImageData(0, 0, width, height).data;
    const { left, top, right, bottom } = changed(before, now, width, height);
    const part = context.getImageData(left, top, right - left, bottom - top);
    encoder.addFrame(new Uint8Array(part.data), part.width, part.height, { delay: ms, left, top });
    before = now;
  }
  return { add, finish: () => encoder.finish() };
}

/** Finds the smallest rectangle around all changed pixels. Without a change, it is one pixel. */
function changed(before: Uint8ClampedArray | undefined, now: Uint8ClampedArray, width: number, height: number) {
  if (before === undefined) return { left: 0, top: 0, right: width, bottom: height };
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * 4;
    if (before[at] === now[at] && before[at + 1] === now[at + 1] && before[at + 2] === now[at + 2]) continue;
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box.right === 0 ? { left: 0, top: 0, right: 1, bottom: 1 } : box;
}
