import { isProcess, type LessonId, type Locale, type Translate } from './types.ts';

/** The name of a lesson, which the messages hold. */
export function nameLesson(t: Translate, locale: Locale, id: LessonId): string {
  return t(locale, `${isProcess(id) ? 'process' : 'lesson'}.${id}.name`);
}
