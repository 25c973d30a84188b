import type { Course } from '../course/course.ts';
import { exampleRequestsOf } from '../course/example-requests-of.ts';
import type { Locale } from '../course/locale.ts';

/** The column that has to stay by an answer, where it's one of the course's that says so. */
export function columnToKeep(course: Course, locale: Locale, answer: string): string | undefined {
  return exampleRequestsOf(course, locale).find(({ keeps, reply }) => keeps !== undefined && answer.includes(reply))
    ?.keeps;
}
