import { readEntry } from './read-entry.ts';

/** Formats that every workbook knows and that are dates or times. Source: ECMA-376, part 1, 18.8.30 */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
/** What isn't a letter of a format: quoted text, conditions and colors, a character as it is, and one that is repeated or left blank. */
const NO_LETTERS = /"[^"]*"|\[[^\][]*\]|\\.|[_*]./gu;
/** Hours, minutes or seconds that are counted on, as in `[h]:mm`. */
const ELAPSED = /\[(?:h{1,9}|m{1,9}|s{1,9})\]/iu;

/**
 * Reads which styles of cells show a number as a date or a time.
 * @param path undefined where the workbook has no styles
 * @returns by the number of the style
 * @throws AppError workbook_unreadable
 */
export function readStyles(bytes: Uint8Array, path: string | undefined): boolean[] {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  let isInCells = false;
  if (path === undefined) return [];
  readEntry(bytes, path, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), isDate(attributes.formatCode ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats.map((id) => own.get(id) ?? DATES.some(([from, to]) => id >= from && id <= to));
}

/** Whether a format has a letter of a date or a time: `yyyy-mm-dd`, `[h]:mm`, but not `0.00 "kg"`. */
function isDate(format: string): boolean {
  return ELAPSED.test(format) || /[dmyhs]/iu.test(format.replace(NO_LETTERS, ''));
}
