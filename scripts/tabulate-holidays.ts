/**
 * Computes the public holidays of every country and region that the library `date-holidays` knows. `write-holidays.ts` writes them into
 * the source; a test compares the two.
 */
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** First and last year of the table. Rules of the future are guesses: laws change, and some feasts depend on the moon that is seen. */
export const YEARS = { from: 2024, to: 2035 };

/** Working hours within which a holiday has to lie. A half day that begins at noon is no holiday, and a feast that begins at sunset is one on the next day. */
const MORNING = 9;
const EVENING = 17;

export interface Tabulated {
  /** Dates 'YYYY-MM-DD' in order, by calendar: 'de', 'de-by'. A region is here only when its dates differ from its country's. */
  dates: Map<string, string[]>;
  /** Names of regions as they call themselves, in Latin letters where the library has them. */
  regions: Map<string, string>;
  /** The country of each time zone that lies in one country only. */
  zones: Map<string, string>;
}

export function tabulateHolidays(): Tabulated {
  const library = new Holidays();
  const dates = new Map<string, string[]>();
  const regions = new Map<string, string>();
  const countriesOf = new Map<string, Set<string>>();
  for (const country of Object.keys(library.getCountries('en')).sort()) {
    const id = country.toLowerCase();
    const own = datesOf(country);
    dates.set(id, own);
    for (const zone of zonesOf(country)) countriesOf.set(zone, (countriesOf.get(zone) ?? new Set()).add(id));
    for (const [region, name] of Object.entries(library.getStates(country, 'en') ?? {})) {
      const regional = datesOf(country, region);
      if (regional.join() === own.join()) continue;
      dates.set(`${id}-${region.toLowerCase()}`, regional);
      regions.set(`${id}-${region.toLowerCase()}`, name);
    }
  }
  const zones = [...countriesOf].flatMap(([zone, countries]) => {
    const [only, ...others] = countries;
    return only === undefined || others.length > 0 ? [] : [[zone, only] as const];
  });
  return { dates, regions, zones: new Map(zones.sort()) };
}

function datesOf(country: string, region?: string): string[] {
  const calendar = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const zone = calendar.getTimezones()[0] ?? 'UTC';
  const found = new Set<string>();
  // A feast of the last days of a year may end in the next one.
  for (let year = YEARS.from - 1; year <= YEARS.to; year += 1) {
    for (const { type, start, end } of calendar.getHolidays(year)) {
      if (type !== 'public') continue;
      const first = DateTime.fromJSDate(start, { zone });
      const last = DateTime.fromJSDate(end, { zone });
      for (let day = first.startOf('day'); day < last; day = day.plus({ days: 1 })) {
        if (first <= day.set({ hour: MORNING }) && last >= day.set({ hour: EVENING })) found.add(day.toISODate() ?? '');
      }
    }
  }
  if (country === 'JP') for (const date of betweenHolidays(found)) found.add(date);
  return [...found]
    .filter((date) => Number(date.slice(0, 4)) >= YEARS.from && Number(date.slice(0, 4)) <= YEARS.to)
    .sort();
}

/**
 * Japan's day between two holidays, which the library misses in some years (2032).
 * Source: 国民の祝日に関する法律, article 3, paragraph 3
 */
function betweenHolidays(dates: ReadonlySet<string>): string[] {
  const after = (date: string, days: number) =>
    DateTime.fromISO(date, { zone: 'UTC' }).plus({ days }).toISODate() ?? '';
  return [...dates]
    .filter((date) => dates.has(after(date, 2)))
    .map((date) => after(date, 1))
    .filter((date) => DateTime.fromISO(date, { zone: 'UTC' }).weekday !== 7);
}

/** The zones of a country, as the library and the Unicode Consortium name them. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[]; timeZones?: string[] };
  return [
    ...new Set([...new Holidays(country).getTimezones(), ...(locale.getTimeZones?.() ?? locale.timeZones ?? [])]),
  ];
}
