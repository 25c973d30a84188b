import Holidays from 'date-holidays';
import { beforeAll, expect, it } from 'vitest';
import { type Tabulated, tabulateHolidays, YEARS } from '../../scripts/tabulate-holidays.ts';
import { allCalendars, calendarFor, calendarParts, isHoliday } from '../../src/team/holidays.ts';

let tabulated: Tabulated;

beforeAll(() => {
  tabulated = tabulateHolidays();
});

const everyDate = (function* () {
  for (let at = Date.UTC(YEARS.from, 0, 1); at < Date.UTC(YEARS.to + 1, 0, 1); at += 86_400_000) {
    yield new Date(at).toISOString().slice(0, 10);
  }
})();

it("the table holds the library's public holidays of every country and region", () => {
  const calendars = allCalendars().flatMap(({ country, regions }) => [country, ...regions]);
  expect(calendars.sort()).toEqual([...tabulated.dates.keys()].sort());
  const dates = [...everyDate];
  for (const calendar of calendars) {
    const held = dates.filter((date) => isHoliday(date, calendar));
    expect(held, calendar).toEqual(tabulated.dates.get(calendar));
    expect(calendarParts(calendar).region).toBe(tabulated.regions.get(calendar));
  }
});

it('the zones are those of the library', () => {
  // The names of zones that Node.js adds change with its version.
  for (const country of Object.keys(new Holidays().getCountries())) {
    for (const zone of new Holidays(country).getTimezones()) {
      const own = tabulated.zones.get(zone);
      if (own !== undefined) expect(calendarFor(zone), zone).toBe(own);
    }
  }
});
