import holidayJp from '@holiday-jp/holiday_jp';
import { dayOf } from './local-time.ts';

/** Calendars of holidays: the national holidays of Japan, or none at all. */
const HOLIDAY_CALENDARS = ['jp', 'none'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

// The package's own isHoliday searches all its days; a lookup by date is faster.
const JAPANESE: Readonly<Record<string, unknown>> = holidayJp.holidays;

/**
 * True on a holiday of the calendar. Japan's holidays include the day in lieu of a Sunday holiday (振替休日) and the day
 * between two holidays (国民の休日), but not the customary company holidays around New Year. The table covers 1970 to
 * 2050; no day outside it is a holiday.
 * @param localDate local date, 'YYYY-MM-DD'
 * @throws RangeError for a text that is not a date
 * Source: 国民の祝日に関する法律 (1948), as tabled by the holiday_jp project
 */
export function isHoliday(localDate: string, calendar: HolidayCalendar): boolean {
  // A wrong date is refused in every calendar, so that it shows before a facilitator turns holidays on.
  dayOf(localDate);
  return calendar === 'jp' && JAPANESE[localDate] !== undefined;
}

/** Suggests a calendar for a zone: Japan's for zones in Japan, else none. */
export function calendarFor(zone: string): HolidayCalendar {
  return /^(?:asia\/tokyo|japan)$/iu.test(zone) ? 'jp' : 'none';
}
