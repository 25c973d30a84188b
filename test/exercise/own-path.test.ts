import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LESSON_IDS } from '../../src/course/lesson-id.ts';
import { minutesOfParts } from '../../src/course/lesson-minutes.ts';
import {
  ACTIVITY_IDS,
  type Activity,
  type LessonFacts,
  minutesIn,
  pathOf,
  sittingsOf,
} from '../../src/exercise/own-path.ts';
import { nextLesson } from '../../src/flow/lessons/next-lesson.ts';
import { course } from '../helpers/course.ts';

const LESSONS = course.lessons('en');

/** Facts of the whole course, where `done` says what was done in each lesson. */
function factsOf(done: Partial<Record<string, Partial<LessonFacts>>>): LessonFacts[] {
  return LESSONS.map(({ id, number }) => ({
    id,
    number,
    minutes: minutesOfParts(course.lesson('en', id)),
    hasRun: false,
    hasAsked: (done[id]?.answered ?? []).length > 0,
    answered: [],
    ...done[id],
  }));
}

const following = (facts: LessonFacts[]) =>
  nextLesson(
    LESSONS,
    facts.filter(({ lessonId }) => lessonId !== undefined).map(({ id }) => id),
  );

describe('the path of someone alone', () => {
  const answered = (isReviewed: boolean) => [{ requestId: 'r', isReviewed }];
  test.each([
    ['nothing is posted', {}, undefined, { at: 'course', next: { do: 'post', lesson: 'course' } }],
    [
      'the introduction is posted',
      { course: { lessonId: 'l' } },
      'course',
      { at: 'course', next: { do: 'post', lesson: 'environment', afterReading: true } },
    ],
    [
      'Analyze is posted, without the lessons before it',
      { analyze: { lessonId: 'l' } },
      'analyze',
      { at: 'analyze', next: { do: 'run', lesson: 'analyze', lessonId: 'l' } },
    ],
    [
      'its step has run',
      { analyze: { lessonId: 'l', hasRun: true } },
      'analyze',
      { at: 'analyze', next: { do: 'ask', lesson: 'analyze', lessonId: 'l' } },
    ],
    [
      'nobody had an answer',
      { analyze: { lessonId: 'l', hasRun: true, hasAsked: true } },
      'analyze',
      { at: 'analyze', next: { do: 'ask', lesson: 'analyze', lessonId: 'l', again: true } },
    ],
    [
      'a role has answered',
      { analyze: { lessonId: 'l', hasRun: true, answered: answered(false) } },
      'analyze',
      { at: 'analyze', next: { do: 'review', lesson: 'analyze', requestId: 'r' } },
    ],
    [
      'all of it is done',
      {
        'business-understanding': { lessonId: 'b' },
        analyze: { lessonId: 'l', hasRun: true, answered: answered(true) },
      },
      'analyze',
      { at: 'prepare', next: { do: 'post', lesson: 'prepare' } },
    ],
  ] as const)('goes on where they stopped when %s', (_, done, latest, expected) => {
    const facts = factsOf(done as never);
    const path = pathOf(facts, { latest, following: following(facts), hasQuestions: false });
    expect(path).toMatchObject(expected);
    expect(path.lessons.filter(({ state }) => state === 'now').map(({ id }) => id)).toEqual([expected.at]);
  });

  test('asks at the end for the questions to bring along, goes back to what was left behind, and then is over', () => {
    const factsWith = (hasRun: boolean) => {
      const whole = { lessonId: 'l', hasRun: true, answered: answered(true) };
      const done = Object.fromEntries(LESSON_IDS.map((id) => [id, whole]));
      const closing = { lessonId: 'l' };
      return factsOf({ ...done, closing, train: { ...whole, hasRun } });
    };
    const left = pathOf(factsWith(false), { latest: 'closing', hasQuestions: true });
    expect(left).toMatchObject({ at: 'train', next: { do: 'run', lesson: 'train' } });
    const asked = pathOf(factsWith(false), { latest: 'closing', hasQuestions: false });
    expect(asked).toMatchObject({ at: 'closing', next: { do: 'questions' } });
    const over = pathOf(factsWith(true), { latest: 'closing', hasQuestions: true });
    expect(over).toMatchObject({ at: 'closing', next: { do: 'end' } });
    expect(over.lessons.filter(({ state }) => state !== 'done').map(({ id }) => id)).toEqual(['closing']);
  });
});

describe('sittings', () => {
  test('share a process of the course as: read and run, then ask and review', () => {
    const minutes = minutesOfParts(course.lesson('en', 'prepare'));
    const activities = ACTIVITY_IDS.map((id) => ({ id, minutes: minutes[id] ?? 0, isDone: false }));
    expect(sittingsOf(activities).map((sitting) => sitting.map(({ id }) => id))).toEqual([
      ['read', 'run'],
      ['ask', 'review'],
    ]);
  });

  test('keep the order, leave nothing out, and differ little', () => {
    const activity = fc.record({
      id: fc.constantFrom(...ACTIVITY_IDS),
      minutes: fc.integer({ min: 1, max: 30 }),
      isDone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 5 }), (activities: Activity[]) => {
        const sittings = sittingsOf(activities);
        expect(sittings.flat()).toEqual(activities);
        expect(sittings.every((sitting) => sitting.length > 0)).toBe(true);
        const longest = Math.max(...activities.map(({ minutes }) => minutes));
        // One that could take another activity along without passing the fair share and the longest activity isn't cut.
        const fair = minutesIn(activities) / sittings.length;
        expect(Math.max(...sittings.map(minutesIn))).toBeLessThanOrEqual(fair + longest);
        expect(sittings.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(minutesIn(activities) / 20)));
      }),
    );
  });
});
