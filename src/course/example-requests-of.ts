import type { Course } from './course.ts';
import type { ExampleRequest } from './lesson.ts';
import type { Locale } from './locale.ts';

/** The example requests of all available lessons, in the order of the course. */
export function exampleRequestsOf(course: Course, locale: Locale): ExampleRequest[] {
  return course
    .lessons(locale)
    .filter(({ available }) => available)
    .flatMap(({ id }) => course.lesson(locale, id).exampleRequests);
}
