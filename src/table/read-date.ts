/** A day of the calendar, as it is written; a time and its zone are ignored. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
  weekday: number;
}

/**
 * A date: 2024-01-31, 2024/1/31 or 2024年1月31日, also with a time such as T09:30, 9:30:00 or 09:30:00.5+09:00. The order of day and month in
 * 1/2/2024 can't be told, so that is none. Groups: year, month and day of each notation, hour, minute, second. The notebook
 * uses the same pattern in Python.
 */
export const DATE =
  /^([1-9][0-9]{3})(?:-([0-9]{1,2})-([0-9]{1,2})|\/([0-9]{1,2})\/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/u;

/** Reads a date or a date with a time. @returns null for another text, and for a day or a time that doesn't exist */
export function readDate(text: string): Day | null {
  const found = DATE.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1, 8).filter(Boolean).map(Number);
  const [hour = 0, minute = 0, second = 0] = found.slice(8).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  // A leap second has the number 60.
  if (hour > 23 || minute > 59 || second > 60) return null;
  return { year, month, day, weekday: date.getUTCDay() || 7 };
}
