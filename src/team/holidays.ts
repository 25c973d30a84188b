import holidayJp from '@holiday-jp/holiday_jp';
import type { Locale } from '../course/types.ts';
import { dayOf } from './local-time.ts';

/** Calendars of holidays: the national holidays of Japan, or none at all. */
const HOLIDAY_CALENDARS = ['jp', 'none'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

// Looked up by date: the package's own isHoliday goes through all its days.
const JAPANESE: Readonly<Record<string, { name: string; name_en: string } | undefined>> = holidayJp.holidays;

/**
 * True on a holiday of the calendar. Japan's include the day in lieu of one on a Sunday (振替休日) and the day between
 * two (国民の休日); the days that companies close around New Year by custom are none. The table covers 1970 to 2050:
 * outside of it no day is a holiday.
 * @param localDate 'YYYY-MM-DD' on the wall calendar of whoever asks
 * @throws RangeError for a text that is no date
 * Source: 国民の祝日に関する法律 (1948), as tabled by the holiday_jp project
 */
export function isHoliday(localDate: string, calendar: HolidayCalendar): boolean {
  return find(localDate, calendar) !== undefined;
}

/**
 * The name of a holiday in English or Japanese; undefined on any other day. A day in lieu is "Holiday in lieu" in
 * English, and in Japanese also names the holiday that it stands for.
 * @param localDate as for isHoliday, with the same error
 */
export function holidayName(localDate: string, calendar: HolidayCalendar, locale: Locale): string | undefined {
  const holiday = find(localDate, calendar);
  return locale === 'ja' ? holiday?.name : holiday?.name_en;
}

/** The calendar that fits a zone, as a first suggestion: Japan's in Japan, elsewhere none. */
export function calendarFor(zone: string): HolidayCalendar {
  return /^(?:asia\/tokyo|japan)$/iu.test(zone) ? 'jp' : 'none';
}

function find(localDate: string, calendar: HolidayCalendar) {
  // Refused in every calendar: a wrong date must not pass until somebody turns holidays on.
  dayOf(localDate);
  return calendar === 'jp' ? JAPANESE[localDate] : undefined;
}
