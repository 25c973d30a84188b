import { isProcess, type LessonId } from './lesson-id.ts';
import type { Locale } from './locale.ts';
import type { Translate } from './translate.ts';

/** Name of a lesson, from the messages. */
export function nameLesson(t: Translate, locale: Locale, id: LessonId): string {
  return t(locale, `${isProcess(id) ? 'process' : 'lesson'}.${id}.name`);
}
