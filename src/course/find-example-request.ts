import type { Course } from './course.ts';
import { exampleRequestsOf } from './example-requests-of.ts';
import type { ExampleRequest } from './lesson.ts';
import type { Locale } from './locale.ts';

/** Finds an example request of the course by its id, which no other lesson has. */
export function findExampleRequest(course: Course, locale: Locale, id: string): ExampleRequest | undefined {
  return exampleRequestsOf(course, locale).find((example) => example.id === id);
}
