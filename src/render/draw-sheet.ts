import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { FONT } from '../charts/palette.ts';
import type { Sheet, SheetText } from '../charts/sheet.ts';
import { registerFonts } from './register-fonts.ts';

registerFonts();

/** A text that is too wide gets smaller down to this share of its size. What is wider still is cut. */
const SMALLEST = 0.5;

/** Draws a page on a canvas in this process, with the bundled font. Blocks the thread while it draws. @returns PNG bytes */
export async function drawSheet({ width, height, items }: Sheet): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext('2d');
  // Slack's dark theme would show a transparent page on black.
  ctx.fillStyle = '#FFFFFF';
  ctx.fillRect(0, 0, width, height);
  for (const item of items) {
    if (item.kind === 'text') drawText(ctx, item);
    else {
      ctx.strokeStyle = item.color;
      ctx.lineWidth = item.width;
      if (item.kind === 'frame')
        ctx.strokeRect(item.inset, item.inset, width - 2 * item.inset, height - 2 * item.inset);
      else {
        ctx.beginPath();
        ctx.moveTo(...item.from);
        ctx.lineTo(...item.to);
        ctx.stroke();
      }
    }
  }
  return canvas.encode('png');
}

function drawText(ctx: SKRSContext2D, { text, x, y, align, size, weight, color, room }: SheetText): void {
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.font = fontOf(weight, size);
  const share = Math.min(1, room / Math.max(1, ctx.measureText(text).width));
  ctx.font = fontOf(weight, size * Math.max(SMALLEST, share));
  ctx.fillText(share < SMALLEST ? cut(ctx, text, room) : text, x, y);
}

/** The longest beginning of a text that fits. */
function cut(ctx: SKRSContext2D, text: string, room: number): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const over = letters.findIndex((_, at) => ctx.measureText(`${letters.slice(0, at + 1).join('')}…`).width > room);
  return `${letters.slice(0, over).join('')}…`;
}

function fontOf(weight: SheetText['weight'], size: number): string {
  return `${weight} ${size}px "${FONT}"`;
}
