import { readDate, readTime } from '../read-date.ts';
import type { ReadAsDates } from './reading.ts';
import type { Dates } from './written-date.ts';

/**
 * Finds a text of a column that was read as a date in another notation, or as a time, because it may be a score, a ratio or a code.
 * @param written the column's texts; null where a cell is missing
 * @returns undefined for dates in plain notations
 */
export function findReadAs(
  { words, areTimes }: Dates,
  written: readonly (string | null)[],
): Omit<ReadAsDates, 'column'> | undefined {
  const read = areTimes ? readTime : readDate;
  const place = written.findIndex((text) => text !== null && read(text.normalize('NFKC').trim()) === null);
  if (place >= 0) return { text: written[place] as string, as: words[place] as string };
  const text = areTimes ? written.find((each) => each !== null) : undefined;
  return text == null ? undefined : { text, as: undefined };
}
