import type { LessonId } from '../course/lesson-id.ts';
import type { Content, Scheduled } from './content.ts';

/** Content of a lesson's own message. */
export function lessonContent(lessonId: string, process: LessonId, scheduled?: Scheduled): Content {
  return { type: 'lesson', lessonId, process, ...(scheduled === undefined ? {} : { scheduled }) };
}
