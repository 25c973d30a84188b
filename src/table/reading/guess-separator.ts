import Papa from 'papaparse';
import { SEPARATORS, type Separator } from './reading.ts';
import { filledWidth } from './record.ts';

/** Rows that are enough to tell what separates cells. */
const SAMPLE_ROWS = 200;
/** Characters that are enough for these rows. */
const SAMPLE_CHARACTERS = 1_000_000;
/** Bytes of UTF-8 that hold as many characters, whatever they are. */
export const SAMPLE_BYTES = 3 * SAMPLE_CHARACTERS;

/**
 * Guesses what separates cells: what gives most rows of the file's beginning the same number of cells, more than one. Lines above or
 * below a table have another number. Blank cells at the ends of rows may count or not: some programs write more of them in some rows. Where
 * two separators do so, the one with more cells.
 */
export function guessSeparator(text: string): Separator {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: { separator: Separator; share: number; width: number } = { separator: ',', share: 0, width: 1 };
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, preview: SAMPLE_ROWS, skipEmptyLines: true });
    const widths = [data.map(({ length }) => length), data.map((cells) => filledWidth({ line: 1, cells }))];
    for (const { width, rows } of widths.map(usualWidth)) {
      const share = rows / data.length;
      if (share > best.share || (share === best.share && width > best.width)) best = { separator, share, width };
    }
  }
  return best.separator;
}

/** The number of cells, more than one, that most rows have; the larger one of two. */
function usualWidth(widths: readonly number[]): { width: number; rows: number } {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let usual = { width: 1, rows: 0 };
  for (const [width, rows] of counts) {
    if (rows > usual.rows || (rows === usual.rows && width > usual.width)) usual = { width, rows };
  }
  return usual;
}
