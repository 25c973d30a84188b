import { LESSON_IDS, type LessonId } from '../../../src/course/lesson-id.ts';
import { minutesOfParts } from '../../../src/course/lesson-minutes.ts';
import { type LessonFacts, type OwnPath, pathOf } from '../../../src/exercise/own-path.ts';
import { course } from '../course.ts';
import { LESSON_ID } from './largest.ts';

/** Where someone alone stands after some lessons, of which the last is done as far as `last` says. */
function pathAfter(posted: readonly LessonId[], last: Partial<LessonFacts>, hasQuestions = false): OwnPath {
  const facts = course.lessons('en').map(({ id, number }): LessonFacts => {
    const isPosted = posted.includes(id);
    const isLast = id === posted.at(-1);
    return {
      id,
      number,
      minutes: minutesOfParts(course.lesson('en', id)),
      hasRun: isPosted && !isLast,
      hasAsked: isPosted && !isLast,
      answered: isPosted && !isLast ? [{ requestId: LESSON_ID, isReviewed: true }] : [],
      ...(isPosted ? { lessonId: LESSON_ID } : {}),
      ...(isLast ? last : {}),
    };
  });
  return pathOf(facts, { latest: posted.at(-1), following: LESSON_IDS[posted.length], hasQuestions });
}

const ANSWERED = [{ requestId: LESSON_ID, isReviewed: false }];

/** Where someone alone may stand, one of each next step: nothing posted, after a text, before the run, the request, the review, and at the end. */
export const PATHS: readonly OwnPath[] = [
  pathAfter([], {}),
  pathAfter(LESSON_IDS.slice(0, 1), {}),
  pathAfter(LESSON_IDS.slice(0, 4), {}),
  pathAfter(LESSON_IDS.slice(0, 5), { hasRun: true }),
  pathAfter(LESSON_IDS.slice(0, 5), { hasRun: true, hasAsked: true }),
  pathAfter(LESSON_IDS.slice(0, 6), { hasRun: true, hasAsked: true, answered: ANSWERED }),
  pathAfter(LESSON_IDS, {}),
  pathAfter(LESSON_IDS, {}, true),
];
