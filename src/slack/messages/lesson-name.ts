import { isProcess, type LessonId } from '../../course/types.ts';
import type { Words } from './words.ts';

/** "3. Prepare", or a lesson around the processes by its name. */
export function lessonName({ course, locale }: Words, id: LessonId): string {
  const { number, name } = course.lessonInfo(locale, id);
  return isProcess(id) ? `${number}. ${name}` : name;
}
