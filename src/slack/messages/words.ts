import type { Course } from '../../course/course.ts';
import type { Locale } from '../../course/locale.ts';

/** What a posted message shows of people and requests, and the app has to look up before it draws the message. */
export interface LookedUp {
  /** People's names by user id. A person who isn't in it has none that the app knows. */
  names: ReadonlyMap<string, string>;
  /** Links to requests by request id, and to other messages by their posts' keys. What isn't in it has none yet. */
  links: ReadonlyMap<string, string>;
}

/** The course's texts, in the language of a channel or a reader. */
export interface Words {
  course: Course;
  locale: Locale;
  /** Absent in what only one person sees for the moment: there, a mention notifies nobody. */
  lookedUp?: LookedUp;
  t: (key: string, values?: Record<string, string | number>) => string;
}

export function wordsFor(course: Course, locale: Locale, lookedUp?: LookedUp): Words {
  const t: Words['t'] = (key, values) => course.t(locale, key, values);
  return { course, locale, t, ...(lookedUp === undefined ? {} : { lookedUp }) };
}
