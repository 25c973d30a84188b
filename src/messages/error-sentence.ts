import { formatter } from '../charts/formatter.ts';
import type { Course } from '../course/course.ts';
import { LESSON_IDS } from '../course/lesson-id.ts';
import { DATE_LOCALES, type Locale } from '../course/locale.ts';
import { nameLesson } from '../course/name-lesson.ts';
import type { AppError } from '../errors.ts';

/** Errors whose `typed` is a day, 'YYYY-MM-DD'. */
const ABOUT_A_DAY = new Set(['date_past', 'date_far', 'due_invalid', 'schedule_past', 'schedule_far']);

/** Errors whose limit is a count of rows. */
const ABOUT_ROWS = new Set(['own_data_rows', 'csv_too_large']);

/** Values that count rows. */
const COUNTS = ['rows', 'known', 'train', 'learn', 'validation', 'left'] as const;

/**
 * Words an error as a sentence, with names in place of ids of processes and roles.
 * @param words may lack `roles` when no error names a role
 * @param mention turns a user id into a name; the id itself by default
 * @param write escapes a value, which a person may have typed, for where the sentence is shown
 */
export function errorSentence(
  words: Pick<Course, 't'> & Partial<Pick<Course, 'roles'>>,
  locale: Locale,
  error: AppError,
  mention: (userId: string) => string = (userId) => userId,
  write: (text: string) => string = (text) => text,
): string {
  const { process, role, assignee, typed, fence } = error.values;
  const values = Object.fromEntries(
    Object.entries(error.values).map(([key, value]) => {
      if (typeof value === 'number') return [key, value];
      return [key, write(typeof value === 'string' ? value : value.join(words.t(locale, 'list.comma')))];
    }),
  );
  if (typeof fence === 'number') values.fence = formatter(locale).figure(fence);
  for (const key of [...COUNTS, ...(ABOUT_ROWS.has(error.code) ? ['limit'] : [])]) {
    const count = values[key];
    if (typeof count === 'number') values[key] = formatter(locale).figure(count);
  }
  const id = LESSON_IDS.find((one) => one === process);
  if (id !== undefined) values.process = nameLesson(words.t, locale, id);
  const named = words.roles?.(locale).find((one) => one.id === role);
  if (named !== undefined) values.role = named.name;
  if (typeof assignee === 'string') values.assignee = mention(assignee);
  if (typeof typed === 'string' && ABOUT_A_DAY.has(error.code)) values.typed = write(dayInWords(typed, locale));
  return words.t(locale, `error.${error.code}`, values);
}

/** A day as "1 January 2020" or 「2020年1月1日」. A text that isn't a day stays as it was typed. */
function dayInWords(typed: string, locale: Locale): string {
  const at = new Date(`${typed}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return typed;
  return new Intl.DateTimeFormat(DATE_LOCALES[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
