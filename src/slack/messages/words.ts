import type { Course } from '../../course/course.ts';
import type { Locale } from '../../course/locale.ts';

/** The course's texts, in the language of a channel or a reader. */
export interface Words {
  course: Course;
  locale: Locale;
  t: (key: string, values?: Record<string, string | number>) => string;
}

export function wordsFor(course: Course, locale: Locale): Words {
  return { course, locale, t: (key, values) => course.t(locale, key, values) };
}
