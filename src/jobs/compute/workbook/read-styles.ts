import type { NumberStyle } from './cell-text.ts';
import { digitFormatOf } from './digit-format.ts';
import { readEntry } from './read-entry.ts';

/** Formats that every workbook knows and that are dates or times. Source: ECMA-376, part 1, 18.8.30 */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
/** Those of times alone. */
const TIMES: readonly (readonly [from: number, to: number])[] = [
  [18, 21],
  [32, 33],
  [45, 47],
];
/** `[h]:mm:ss`. */
const DURATION = 46;
/** What isn't a letter of a format: quoted text, conditions and colors, a character as it is, and one that is repeated or left blank. */
const NO_LETTERS = /"[^"]*"|\[[^\][]*\]|\\.|[_*]./gu;
/** Hours, minutes or seconds that are counted on, as in `[h]:mm`. */
const ELAPSED = /\[(?:h{1,9}|m{1,9}|s{1,9})\]/iu;

/**
 * Reads which styles of cells show a number as a date, a time, a duration, or a code with leading zeros.
 * @param path undefined where the workbook has no styles
 * @returns by the number of the style
 * @throws AppError workbook_unreadable
 */
export function readStyles(bytes: Uint8Array, path: string | undefined): NumberStyle[] {
  const own = new Map<number, NumberStyle>();
  const formats: number[] = [];
  let isInCells = false;
  if (path === undefined) return [];
  readEntry(bytes, path, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), styleOf(attributes.formatCode ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats.map((id) => {
    const isIn = (ranges: typeof DATES) => ranges.some(([from, to]) => id >= from && id <= to);
    return own.get(id) ?? (id === DURATION ? 'duration' : isIn(TIMES) ? 'time' : isIn(DATES) ? 'date' : 'number');
  });
}

/** By the letters of a format: `yyyy-mm-dd` is a date, `h:mm` a time, `[h]:mm` a duration, `000-0000` a code, `0.00 "kg"` a number. */
function styleOf(format: string): NumberStyle {
  const letters = format.replace(NO_LETTERS, '');
  // An m alone is a month, and beside an h or an s it's minutes.
  if (/[dy]/iu.test(letters)) return 'date';
  if (ELAPSED.test(format)) return 'duration';
  if (/[hs]/iu.test(letters)) return 'time';
  return /m/iu.test(letters) ? 'date' : (digitFormatOf(format) ?? 'number');
}
