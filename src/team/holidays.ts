import { FIRST_YEAR, PACKED, REGIONS, ZONES } from './holiday-table.ts';
import { DAY, dayOf } from './local-time.ts';

/** A calendar of public holidays: a country ('de'), a region of one ('de-by'), or 'none'. Any other text has no holidays. */
export type HolidayCalendar = string;

/** The calendar without holidays. */
export const NO_HOLIDAYS: HolidayCalendar = 'none';

/** Days of the calendars that were asked for so far: a country's takes less than a millisecond, all of them would take too long. */
const unpacked = new Map<HolidayCalendar, ReadonlySet<number>>();

/**
 * True on a public holiday of the calendar, including days in lieu of a holiday on a weekend where the law gives one. Half days and customary
 * company holidays aren't among them. The table covers 2024 to 2035; no day outside it is a holiday.
 * @param localDate local date, 'YYYY-MM-DD'
 * @throws RangeError for a text that is not a date
 * Source: date-holidays, tabled by scripts/write-holidays.ts
 */
export function isHoliday(localDate: string, calendar: HolidayCalendar): boolean {
  // A wrong date is refused in every calendar, so that it shows before a facilitator turns holidays on.
  return daysOf(calendar).has(dayOf(localDate));
}

/** Suggests a calendar for a zone: that of its country, or none where the zone lies in several countries or in no country. */
export function calendarFor(zone: string): HolidayCalendar {
  return countryOf().get(zone.toLowerCase()) ?? NO_HOLIDAYS;
}

/**
 * The calendar of a person: that of the country in which their zone lies. In the cohort's own country, it's the cohort's, which may be a
 * region's; where the zone doesn't tell the country, too.
 * @param ofCohort the cohort's calendar; 'none': nobody has holidays
 */
export function calendarOfPerson(zone: string, ofCohort: HolidayCalendar): HolidayCalendar {
  if (ofCohort === NO_HOLIDAYS) return NO_HOLIDAYS;
  const own = calendarFor(zone);
  return own === NO_HOLIDAYS || own === countryPart(ofCohort) ? ofCohort : own;
}

/** Whether a text names a calendar, 'none' included. */
export function isCalendar(text: string): boolean {
  return text === NO_HOLIDAYS || Object.hasOwn(PACKED, text);
}

/** Every country with its regions, in the order of their codes. A region whose holidays are those of its country isn't listed. */
export function allCalendars(): { country: HolidayCalendar; regions: HolidayCalendar[] }[] {
  const ids = Object.keys(PACKED);
  const countries = ids.filter((id) => countryPart(id) === id);
  return countries.map((country) => ({
    country,
    regions: ids.filter((id) => id !== country && countryPart(id) === country),
  }));
}

/** The country of a calendar, and the name of its region as people there write it. */
export function calendarParts(calendar: HolidayCalendar): { country: string; region?: string } {
  const region = Object.hasOwn(REGIONS, calendar) ? REGIONS[calendar] : undefined;
  return { country: countryPart(calendar), ...(region === undefined ? {} : { region }) };
}

function countryPart(calendar: HolidayCalendar): string {
  return calendar.split('-')[0] ?? calendar;
}

function daysOf(calendar: HolidayCalendar): ReadonlySet<number> {
  const known = unpacked.get(calendar);
  if (known !== undefined) return known;
  // Unknown texts aren't kept, so that they can't fill the memory.
  if (!Object.hasOwn(PACKED, calendar)) return new Set();
  const country = countryPart(calendar);
  const days = new Set(calendar === country ? [] : daysOf(country));
  for (const [index, year] of (PACKED[calendar] ?? '').split(',').entries()) {
    const first = Date.UTC(FIRST_YEAR + index, 0, 1) / DAY;
    const [added = '', left = ''] = year.split('-');
    for (const number of numbersIn(added)) days.add(first + number - 1);
    for (const number of numbersIn(left)) days.delete(first + number - 1);
  }
  unpacked.set(calendar, days);
  return days;
}

function numbersIn(packed: string): number[] {
  return (packed.match(/../gu) ?? []).map((digits) => Number.parseInt(digits, 36));
}

let countries: Map<string, string> | undefined;

function countryOf(): ReadonlyMap<string, string> {
  countries ??= new Map([
    ...Object.entries(ZONES).flatMap(([country, zones]) =>
      zones.split(' ').map((zone) => [zone.toLowerCase(), country] as const),
    ),
    // An old name that the lists of zones leave out.
    ['japan', 'jp'],
  ]);
  return countries;
}
