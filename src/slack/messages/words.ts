import type { Course } from '../../course/course.ts';
import type { Locale } from '../../course/locale.ts';

/** What builders of messages need: the course's words, and the language of the channel or reader. */
export interface Words {
  course: Course;
  locale: Locale;
  t: (key: string, values?: Record<string, string | number>) => string;
}

export function wordsFor(course: Course, locale: Locale): Words {
  return { course, locale, t: (key, values) => course.t(locale, key, values) };
}
