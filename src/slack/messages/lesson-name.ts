import { isProcess, type LessonId } from '../../course/lesson-id.ts';
import type { Words } from './words.ts';

/** A lesson's name, with its number if it is a process: "3. Prepare". */
export function lessonName({ course, locale }: Words, id: LessonId): string {
  const { number, name } = course.lessonInfo(locale, id);
  return isProcess(id) ? `${number}. ${name}` : name;
}
