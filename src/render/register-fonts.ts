import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { FONT } from '../charts/palette.ts';

const require = createRequire(import.meta.url);

/** Makes the bundled font, with Japanese and Latin letters, known to the canvas. */
export function registerFonts(): void {
  for (const file of ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf']) {
    GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/biz-udpgothic/${file}`), FONT);
  }
}
