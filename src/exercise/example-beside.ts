import type { Course } from '../course/course.ts';
import type { ExampleRequest } from '../course/lesson.ts';
import type { Locale } from '../course/locale.ts';
import type { RequestKind } from '../course/request-kind.ts';
import { nearestExampleRequest } from './nearest-example-request.ts';
import type { Request } from './request.ts';

/** An example request to compare one's own with. */
export interface ExampleBeside {
  example: ExampleRequest;
  /** False where the course has none about the same, and this one only shows how a request can be written. */
  isNear: boolean;
}

/**
 * Finds the example request to show beside a request: the nearest of the course, or else one of its lesson, rather to the same role and of the
 * same kind.
 * @returns undefined where the lesson has none
 */
export function exampleBeside(
  course: Course,
  locale: Locale,
  { process, kind, text, assignments }: Pick<Request, 'process' | 'text' | 'assignments'> & { kind: RequestKind },
): ExampleBeside | undefined {
  const roles = assignments.map(({ role }) => role);
  for (const role of roles) {
    const example = nearestExampleRequest(course, locale, { process, role, kind, text });
    if (example !== undefined) return { example, isNear: true };
  }
  const alike = (each: ExampleRequest): number =>
    2 * Number(each.roles.some((role) => roles.includes(role))) + Number(each.kind === kind);
  const [example] = course.lesson(locale, process).exampleRequests.toSorted((a, b) => alike(b) - alike(a));
  return example && { example, isNear: false };
}
