import { calendarParts, type HolidayCalendar, NO_HOLIDAYS } from '../../team/holidays.ts';
import type { Words } from './words.ts';

/** Names a calendar of public holidays: "Germany", "Germany: Bayern", or that there are none. */
export function nameCalendar({ t, locale }: Words, calendar: HolidayCalendar): string {
  if (calendar === NO_HOLIDAYS) return t('holidays.none');
  const { country, region } = calendarParts(calendar);
  const name = namesOf(locale).of(country.toUpperCase()) ?? country.toUpperCase();
  return region === undefined ? name : t('list.pair', { label: name, text: region });
}

const names = new Map<string, Intl.DisplayNames>();

function namesOf(locale: string): Intl.DisplayNames {
  const found = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
  names.set(locale, found);
  return found;
}
