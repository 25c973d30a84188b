import type { LessonInfo } from '../../course/course.ts';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';

/**
 * The lesson that a cohort takes next: the introduction where nothing was posted, the rest of the opening until the first
 * process, then the processes in order and the close. A team that began in the middle is not sent back to the opening.
 */
export function nextLesson(lessons: readonly LessonInfo[], posted: readonly LessonId[]): LessonId | undefined {
  const hasBegun = posted.some(isProcess);
  return lessons.find(({ id, number, available }) => {
    if (!available || posted.includes(id)) return false;
    if (number > 0) return true;
    return id === 'course' ? posted.length === 0 : !hasBegun;
  })?.id;
}
