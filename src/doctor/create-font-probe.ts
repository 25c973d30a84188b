import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Probes } from './probes.ts';

const FAMILY = 'BIZ UDPGothic';
const FILE = '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf';

/** Creates the probe of the font: registers it as the renderer does, and compares the letters that it draws. */
export function createFontProbe(): Pick<Probes, 'fonts'> {
  return {
    async fonts() {
      if (!GlobalFonts.has(FAMILY)) GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(FILE)), FAMILY);
      const registered = GlobalFonts.has(FAMILY);
      // A letter that the font lacks is drawn as a box. If Japanese letters look like one, the font lacks them.
      const box = pixelsOf('\u{10fffd}');
      const drawn = ['家', '価', 'ア'].map(pixelsOf);
      return { registered, drawsJapanese: new Set([...drawn, box]).size === drawn.length + 1 };
    },
  };
}

function pixelsOf(letter: string): string {
  const canvas = createCanvas(48, 48);
  const context = canvas.getContext('2d');
  context.font = `32px "${FAMILY}"`;
  context.fillText(letter, 4, 36);
  return Buffer.from(context.getImageData(0, 0, 48, 48).data).toString('base64');
}
