// The only file that names luxon, and only its IANAZone: luxon's DateTime guesses the offset of a wall time that exists
// twice from the offset of today, so it reads the clock and its answers would change with the season.
import { IANAZone } from 'luxon';

/**
 * True for a name of the IANA time zone database (`Asia/Tokyo`, `UTC`), in any case. False for an offset (`+09:00`),
 * which only some versions of Node.js know, and for abbreviations other than UTC and GMT: Node.js takes BST for the time
 * of Bangladesh and EST for that of Panama, which is not what those who type them mean.
 */
export function checkZone(zone: string): boolean {
  const isAbbreviation = /^[a-z]{3}$/iu.test(zone) && !/^(?:utc|gmt)$/iu.test(zone);
  return /^[a-z]/iu.test(zone) && !isAbbreviation && IANAZone.isValidZone(zone);
}

/** Every zone that this Node.js names, in alphabetical order, with UTC, which its own list leaves out. */
export function allZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

/**
 * Milliseconds by which the wall clock of a zone is ahead of UTC at an instant.
 * @param at milliseconds since 1970
 * @throws RangeError for a zone that is none, or an instant that is none
 */
export function offsetAt(at: number, zone: string): number {
  // Luxon remembers zones by name, so only the first look at a zone is slow.
  const offset = IANAZone.create(zone).offset(at);
  if (!Number.isNaN(offset)) return offset * 60_000;
  if (Number.isNaN(new Date(at).getTime())) throw new RangeError('an instant must be a valid date');
  throw new RangeError(`"${zone}" is no time zone of the IANA database`);
}
