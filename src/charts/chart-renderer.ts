import type { Locale } from '../course/locale.ts';
import type { Chart } from './chart.ts';

/** Draws charts. */
export interface ChartRenderer {
  /** @returns PNG bytes. */
  render(chart: Chart, locale: Locale): Promise<Uint8Array>;
}
