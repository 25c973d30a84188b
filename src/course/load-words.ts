import { AppError } from '../errors.ts';
import type { Locale } from './locale.ts';
import { parseMessages } from './parse-messages.ts';
import { formatProblem } from './problem.ts';
import { LESSONS_FOLDER, readLessonFiles } from './read-lesson-files.ts';
import { createTranslate, type Translate } from './translate.ts';

/**
 * Loads only the messages of the course, for a worker thread or a command. It reads a language at the first call with
 * that language.
 * @returns `t`, which throws AppError lesson_invalid (values: problems) when a language's messages cannot be read
 */
export function loadWords(folder: string | URL = LESSONS_FOLDER): Translate {
  const byLocale = new Map<Locale, Translate>();
  return (locale, key, values) => {
    const t = byLocale.get(locale) ?? readWords(folder, locale);
    byLocale.set(locale, t);
    return t(locale, key, values);
  };
}

function readWords(folder: string | URL, locale: Locale): Translate {
  const files = readLessonFiles(folder, new RegExp(`^${locale}[\\\\/]messages[^\\\\/]*\\.json$`, 'u'));
  const { messages, problems } = parseMessages(files, locale);
  if (problems.length > 0) {
    throw new AppError('lesson_invalid', { problems: problems.map(formatProblem).join('\n') });
  }
  return createTranslate({ [locale]: messages });
}
