import { isProcess, type LessonId } from './lesson-id.ts';
import type { Locale } from './locale.ts';
import type { Translate } from './translate.ts';

/** The name of a lesson, which the messages hold. */
export function nameLesson(t: Translate, locale: Locale, id: LessonId): string {
  return t(locale, `${isProcess(id) ? 'process' : 'lesson'}.${id}.name`);
}
