import type { Course } from '../course/course.ts';
import { exampleRequestsOf } from '../course/example-requests-of.ts';
import type { ExampleRequest } from '../course/lesson.ts';
import type { Locale } from '../course/locale.ts';
import { type Asked, nearestExampleRequest } from './nearest-example-request.ts';

/** Which of an example request's two answers something is. Most examples have only one. */
export type Turn = 'first' | 'second';

/** What an example request of the course answers. */
export interface ExampleAnswer {
  example: ExampleRequest;
  text: string;
  /** Absent where the example has one answer. */
  turn?: Turn;
}

interface Said {
  /** What was answered to the request so far. */
  given: readonly string[];
  /** Whether `asked` is a follow-up question. */
  isFollowUp: boolean;
  /** Leaves out what the nearest example says. */
  fits?: (example: ExampleRequest) => boolean;
}

/**
 * Finds the course's answer to what is asked. The nearest example request answers first. Where it, or one that was answered before, has an
 * answer for those who ask back, a follow-up question gets that one, however it's worded. Each answer is given once.
 * @returns undefined when the course has no answer, or has given it
 */
export function exampleAnswer(
  course: Course,
  locale: Locale,
  asked: Asked,
  { given, isFollowUp, fits = () => true }: Said,
): ExampleAnswer | undefined {
  const isGiven = (text: string) => given.some((one) => one.includes(text));
  const near = nearestExampleRequest(course, locale, asked);
  if (near !== undefined && fits(near) && !isGiven(near.reply))
    return { example: near, text: near.reply, ...(near.askedBack === undefined ? {} : { turn: 'first' }) };
  if (!isFollowUp) return undefined;
  for (const example of exampleRequestsOf(course, locale)) {
    const { roles, reply, askedBack } = example;
    if (askedBack === undefined || !roles.includes(asked.role)) continue;
    if (isGiven(reply) && !isGiven(askedBack)) return { example, text: askedBack, turn: 'second' };
  }
  return undefined;
}
