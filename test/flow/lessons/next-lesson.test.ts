import { describe, expect, it } from 'vitest';
import { LESSON_IDS, type LessonId, PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import { nextLesson } from '../../../src/flow/lessons/next-lesson.ts';
import { course } from '../../helpers/course.ts';

const lessons = course.lessons('en');

describe('nextLesson', () => {
  it.each<[LessonId[], LessonId | undefined]>([
    [[], 'course'],
    [['course'], 'environment'],
    [['environment'], 'business-understanding'],
    [['course', 'environment'], 'business-understanding'],
    [['analyze'], 'business-understanding'],
    [['course', 'business-understanding'], 'analyze'],
    [[...PROCESS_IDS], 'closing'],
    [[...LESSON_IDS], undefined],
  ])('returns, after %j, %s', (posted, next) => {
    expect(nextLesson(lessons, posted)).toBe(next);
  });

  it('skips a lesson that is not available', () => {
    const without = lessons.map((lesson) => (lesson.id === 'course' ? { ...lesson, available: false } : lesson));
    expect(nextLesson(without, [])).toBe('environment');
  });
});
