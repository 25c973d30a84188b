import type { Course } from './course.ts';
import type { ExampleRequest } from './lesson.ts';
import type { Locale } from './locale.ts';

/** Finds an example request of the course by its id, which no other lesson has. */
export function findExampleRequest(course: Course, locale: Locale, id: string): ExampleRequest | undefined {
  return course
    .lessons(locale)
    .filter(({ available }) => available)
    .flatMap((lesson) => course.lesson(locale, lesson.id).exampleRequests)
    .find((example) => example.id === id);
}
