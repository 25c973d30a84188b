import { AppError } from '../../../errors.ts';
import { type DigitFormat, formatDigits } from './digit-format.ts';

/** What a style shows a number as; a duration counts its hours, minutes or seconds on. */
export type NumberStyle = 'number' | 'date' | 'time' | 'duration' | DigitFormat;

/** What a workbook's cells refer to. */
export interface CellTexts {
  shared: readonly string[];
  /** What each style shows a number as. */
  styles: readonly NumberStyle[];
  isFrom1904: boolean;
}

/** Day 0 of workbooks in days before 1970; those of 1904 begin later. */
const DAYS_BEFORE_1970 = 25_569;
const DAYS_TO_1904 = 1_462;
const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3600;
/** 1900-02-29, a day that workbooks have and calendars don't. Days before it are one off. */
const NO_DAY = 60;
/** Office programs end with the year 9999. */
const LAST_DAY = 2_958_465;
const DIGITS = /^-?\d{16,}$/u;
const ESCAPED = /_x([0-9a-f]{4})_/giu;
/** Characters that are no text; a database refuses the first of them. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/**
 * The text of a cell, as it would stand in a CSV: dates as 2024-01-31, times without a day as 09:30:00, durations as 25:30:00, codes with the zeros that
 * their format shows, other numbers as JavaScript writes them, integers of more digits than a number holds as they are.
 * Source: ECMA-376, part 1, 18.3.1.4
 * @param type the cell's attribute `t`
 * @param style its attribute `s`
 * @param value what it holds
 * @throws AppError workbook_unreadable for a shared text that isn't there
 */
export function cellText(
  { type, style, value }: { type: string | undefined; style: string | undefined; value: string },
  { shared, styles, isFrom1904 }: CellTexts,
): string {
  if (value === '') return '';
  switch (type) {
    case 's': {
      const text = shared[Number(value)];
      if (text === undefined) throw new AppError('workbook_unreadable');
      return text;
    }
    case 'str':
    case 'inlineStr':
    case 'e':
      return plainText(value);
    case 'b':
      return String(value === '1' || value === 'true');
    case 'd':
      return plainText(value)
        .replace(/T00:00:00(?:\.0{1,9})?Z?$/u, '')
        .replace('T', ' ');
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return plainText(value);
      const shown = styles[Number(style ?? 0)];
      // Day 0 is none of the calendar: the cell holds a time alone.
      if (shown === 'time' && number >= 0 && number < 1) return timeText(number);
      if (shown === 'duration') return durationText(number) ?? String(number);
      if (shown === 'date' || shown === 'time') return dateText(number, isFrom1904) ?? String(number);
      if (typeof shown === 'object') return formatDigits(number, shown) ?? String(number);
      return DIGITS.test(value) && !Number.isSafeInteger(number) ? value : String(number);
    }
  }
}

/** A text as it was typed: workbooks write characters that XML has no place for as `_x000D_`. */
export function plainText(written: string): string {
  const text = written.includes('_x')
    ? written.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : written;
  return text.replace(CONTROLS, '');
}

/** @param share of a day */
function timeText(share: number): string {
  const seconds = Math.min(Math.round(share * SECONDS_PER_DAY), SECONDS_PER_DAY - 1);
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

/** @param days as a workbook counts them @returns undefined for more than its programs show */
function durationText(days: number): string | undefined {
  if (Math.abs(days) > LAST_DAY) return undefined;
  const seconds = Math.round(Math.abs(days) * SECONDS_PER_DAY);
  const hours = String(Math.floor(seconds / SECONDS_PER_HOUR)).padStart(2, '0');
  const rest = new Date((seconds % SECONDS_PER_HOUR) * 1000).toISOString().slice(13, 19);
  return `${days < 0 && seconds > 0 ? '-' : ''}${hours}${rest}`;
}

/** @returns undefined for a day that no calendar of a workbook has */
function dateText(serial: number, isFrom1904: boolean): string | undefined {
  const isEarly = !isFrom1904 && serial < NO_DAY;
  if (isEarly && serial < 1) return undefined;
  if (!isFrom1904 && Math.floor(serial) === NO_DAY) return '1900-02-29';
  const days = isFrom1904 ? serial + DAYS_TO_1904 : isEarly ? serial + 1 : serial;
  if (days < 0 || days >= LAST_DAY + 1) return undefined;
  // A time is a fraction of a day, which is seldom exact.
  const seconds = Math.round((days - DAYS_BEFORE_1970) * SECONDS_PER_DAY);
  const [day = '', time = ''] = new Date(seconds * 1000).toISOString().split(/[TZ.]/u);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
