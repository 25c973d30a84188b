import { type Tabulated, YEARS } from './tabulate-holidays.ts';

/** The source of `src/team/holiday-table.ts`. Days are two digits to the base of 36 each; a region lists only what it adds and leaves out. */
export function packHolidays({ dates, regions, zones }: Tabulated): string {
  const years = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, index) => YEARS.from + index);
  const packed = [...dates].map(([calendar, days]) => {
    const [country = '', region] = calendar.split('-');
    const whole = region === undefined ? [] : (dates.get(country) ?? []);
    const rows = years.map((year) => {
      const inYear = (list: readonly string[]) => list.filter((date) => date.startsWith(`${year}-`));
      const [own, theirs] = [inYear(days), inYear(whole)];
      const added = own.filter((date) => !theirs.includes(date));
      const left = theirs.filter((date) => !own.includes(date));
      return `${added.map(dayOfYear).join('')}${left.length === 0 ? '' : `-${left.map(dayOfYear).join('')}`}`;
    });
    return [calendar, rows.join(',')] as const;
  });
  const byCountry = new Map<string, string[]>();
  for (const [zone, country] of zones) byCountry.set(country, [...(byCountry.get(country) ?? []), zone]);
  return `// Written by scripts/write-holidays.ts from date-holidays (https://github.com/commenthol/date-holidays). The data, and so this file, are
// licensed under CC BY-SA 3.0: see NOTICE. Long on purpose: it's data. Don't edit it here: run the script again.

/** First year of the table. */
export const FIRST_YEAR = ${YEARS.from};

/**
 * Public holidays by calendar, a country ('de') or a region ('de-by'). Years are divided by commas. A day is two digits to the base of 36: 01
 * is the first of January. A region has what it adds to its country's days and, after "-", what it leaves out.
 */
export const PACKED: Readonly<Record<string, string>> = ${record(packed)};

/** Names of regions. */
export const REGIONS: Readonly<Record<string, string>> = ${record(regions)};

/** Time zones that lie in one country only, by country. */
export const ZONES: Readonly<Record<string, string>> = ${record([...byCountry].map(([country, list]) => [country, list.join(' ')] as const).sort())};
`;
}

function record(entries: Iterable<readonly [string, string]>): string {
  const lines = [...entries].map(
    ([key, value]) => `  ${/^[a-z_]\w*$/u.test(key) ? key : quoted(key)}: ${quoted(value)},`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** 01 for the first of January, to the base of 36. */
function dayOfYear(date: string): string {
  const day = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000 + 1;
  return day.toString(36).padStart(2, '0');
}
