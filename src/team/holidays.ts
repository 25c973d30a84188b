import holidayJp from '@holiday-jp/holiday_jp';
import { dayOf } from './local-time.ts';

/** Calendars of holidays: the national holidays of Japan, or none at all. */
const HOLIDAY_CALENDARS = ['jp', 'none'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

// Looked up by date: the package's own isHoliday goes through all its days.
const JAPANESE: Readonly<Record<string, unknown>> = holidayJp.holidays;

/**
 * True on a holiday of the calendar. Japan's include the day in lieu of one on a Sunday (振替休日) and the day between
 * two (国民の休日); the days that companies close around New Year by custom are none. The table covers 1970 to 2050:
 * outside of it no day is a holiday.
 * @param localDate 'YYYY-MM-DD' on the wall calendar of whoever asks
 * @throws RangeError for a text that is no date
 * Source: 国民の祝日に関する法律 (1948), as tabled by the holiday_jp project
 */
export function isHoliday(localDate: string, calendar: HolidayCalendar): boolean {
  // A wrong date is refused in every calendar, so that it shows before a facilitator turns holidays on.
  dayOf(localDate);
  return calendar === 'jp' && JAPANESE[localDate] !== undefined;
}

/** The calendar that fits a zone, as a first suggestion: Japan's in Japan, elsewhere none. */
export function calendarFor(zone: string): HolidayCalendar {
  return /^(?:asia\/tokyo|japan)$/iu.test(zone) ? 'jp' : 'none';
}
