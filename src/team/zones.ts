// The only file that imports luxon, and only its IANAZone. luxon's DateTime reads the current time to resolve a local
// time that exists twice, so its results would change with the season.
import { IANAZone } from 'luxon';

/**
 * True for a name of the IANA time zone database (`Asia/Tokyo`, `UTC`), in any case. False for an offset (`+09:00`),
 * which only some versions of Node.js support. False for abbreviations other than UTC and GMT: Node.js reads BST as
 * Bangladesh time and EST as Panama time, which users rarely mean.
 */
export function checkZone(zone: string): boolean {
  const isAbbreviation = /^[a-z]{3}$/iu.test(zone) && !/^(?:utc|gmt)$/iu.test(zone);
  return /^[a-z]/iu.test(zone) && !isAbbreviation && IANAZone.isValidZone(zone);
}

/** Every zone of this Node.js in alphabetical order, plus UTC, which its list omits. */
export function allZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

/**
 * Offset of a zone from UTC at an instant, in milliseconds; above 0 is east.
 * @param at milliseconds since 1970
 * @throws RangeError for an invalid zone or instant
 */
export function offsetAt(at: number, zone: string): number {
  // Luxon caches zones by name, so only the first lookup of a zone is slow.
  const offset = IANAZone.create(zone).offset(at);
  if (!Number.isNaN(offset)) return offset * 60_000;
  if (Number.isNaN(new Date(at).getTime())) throw new RangeError('an instant must be a valid date');
  throw new RangeError(`"${zone}" is no time zone of the IANA database`);
}
