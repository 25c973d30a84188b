import { font, INK } from './palette.ts';

/** What a dataset of bars carries for the values that are written on them. */
export interface BarValues {
  /** A text for each bar; an empty one is not written. */
  barValues: string[];
  /** Options of chartjs-plugin-datalabels, which QuickChart servers have. The canvas reads them too, so that both draw alike. */
  datalabels: {
    display: true;
    anchor: 'end' | 'center';
    align: 'end' | 'center';
    color: string;
    font: ReturnType<typeof font>;
  };
}

/** Writes a value beyond the end of each bar. The axis needs room there: `roomForValues`. */
export function valuesAtEnds(texts: readonly string[]): BarValues {
  return {
    barValues: [...texts],
    datalabels: { display: true, anchor: 'end', align: 'end', color: INK, font: font() },
  };
}

/** Writes a value into the middle of each bar, in stacks. @param background the bars' color, on which the text must be readable */
export function valuesInside(texts: readonly string[], background: string): BarValues {
  return {
    barValues: [...texts],
    datalabels: { display: true, anchor: 'center', align: 'center', color: inkOn(background), font: font() },
  };
}

/** Share of an axis that a value beyond the end of the longest bar takes. */
const ROOM = 0.26;

/** Bounds of an axis from zero that leave room for the values beyond the ends of its bars, on either side. */
export function roomForValues(values: readonly number[]): { min: number; max: number } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = (high - low || 1) * ROOM;
  return { min: low < 0 ? low - room : 0, max: high > 0 || low === 0 ? high + room : 0 };
}

/** Where an upright axis ends that leaves room for the values above its bars. */
export function roomAbove(values: readonly number[]): number {
  return Math.max(...values) * 1.1;
}

/** Counts as the texts of their bars. A bar of none has no text. */
export function countTexts(counts: readonly number[]): string[] {
  return counts.map((count) => String(count || ''));
}

/** Black or white, whichever has more contrast: WCAG 2.2, relative luminance. */
function inkOn(background: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  // 0.18 is where the contrasts of black and white are equal.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000000' : '#FFFFFF';
}
