import type { Course } from '../course/course.ts';
import type { Locale } from '../course/locale.ts';

/** The column that has to stay by an answer, where it's one of the course's that says so. */
export function columnToKeep(course: Course, locale: Locale, answer: string): string | undefined {
  const said = course
    .lessons(locale)
    .filter(({ available }) => available)
    .flatMap(({ id }) => course.lesson(locale, id).exampleRequests)
    .find(({ keeps, reply }) => keeps !== undefined && answer.includes(reply));
  return said?.keeps;
}
