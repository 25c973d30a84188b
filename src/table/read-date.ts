/** A day of the calendar with a time, as it is written; its zone is ignored. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
  weekday: number;
  /** Hours since midnight: 9.5 at 9:30. Midnight where no time is written, because workbooks write none for it. */
  hour: number;
}

/**
 * A date as tables are kept: 2024-01-31, 2024/1/31 or 2024年1月31日, also with a time such as T09:30, 9:30:00 or 09:30:00.5+09:00. Other
 * notations are rewritten when a table is read (`reading/written-date.ts`). Groups: year, month and day of each notation, hour, minute, second.
 * The notebook uses the same pattern in Python.
 */
export const DATE =
  /^([1-9][0-9]{3})(?:-([0-9]{1,2})-([0-9]{1,2})|\/([0-9]{1,2})\/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/u;

/** A time without a day: 9:30, 09:30 or 09:30:00.5. Groups: hour, minute, second. The notebook uses the same pattern in Python. */
export const TIME = /^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?$/u;

/** Reads a date or a date with a time. @returns null for another text, and for a day or a time that doesn't exist */
export function readDate(text: string): Day | null {
  const found = DATE.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1, 8).filter(Boolean).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const hour = hoursOf(found.slice(8));
  return hour === null ? null : { year, month, day, weekday: date.getUTCDay() || 7, hour };
}

/** Reads a time without a day. @returns hours since midnight; null for another text, and for a time that doesn't exist */
export function readTime(text: string): number | null {
  const found = TIME.exec(text);
  return found === null ? null : hoursOf(found.slice(1));
}

function hoursOf(parts: readonly (string | undefined)[]): number | null {
  const [hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  // A leap second has the number 60.
  if (hour > 23 || minute > 59 || second >= 61) return null;
  return hour + minute / 60 + second / 3600;
}

/**
 * Finds the first text that isn't of a column of dates. The column has days, with or without a time, or it has times: its first text tells.
 * @param texts null where a cell is missing
 * @returns its place; -1 where all are of one kind
 */
export function findUndated(texts: readonly (string | null)[]): number {
  const first = texts.find((text) => text !== null) ?? null;
  const read = first !== null && readTime(first) !== null ? readTime : readDate;
  return texts.findIndex((text) => text !== null && read(text) === null);
}
