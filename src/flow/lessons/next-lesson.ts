import type { LessonInfo } from '../../course/course.ts';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';

/**
 * Finds the lesson that a cohort takes next. The introduction comes first, then the rest of the opening, the processes in
 * order and the close. A team that has begun with a process is not sent back to the opening.
 */
export function nextLesson(lessons: readonly LessonInfo[], posted: readonly LessonId[]): LessonId | undefined {
  const hasBegun = posted.some(isProcess);
  return lessons.find(({ id, number, available }) => {
    if (!available || posted.includes(id)) return false;
    if (number > 0) return true;
    return id === 'course' ? posted.length === 0 : !hasBegun;
  })?.id;
}
