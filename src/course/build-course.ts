import { AppError } from '../errors.ts';
import type { Course, LessonInfo, ProcessInfo } from './course.ts';
import { LOCALES, type Locale } from './locale.ts';
import { nameLesson } from './name-lesson.ts';
import { formatProblem } from './problem.ts';
import { readCourse } from './read-course.ts';
import type { LessonFiles } from './read-lesson-files.ts';
import type { Role } from './role.ts';
import { createTranslate } from './translate.ts';

/**
 * Builds the course from the text of its files. When a locale lacks a lesson, the course returns another locale's; the
 * lesson's `locale` tells which.
 * @throws AppError lesson_invalid (values: problems) when a file cannot be read
 */
export function buildCourse(files: LessonFiles): Course {
  const { parts, problems } = readCourse(files);
  if (problems.length > 0) {
    throw new AppError('lesson_invalid', { problems: problems.map(formatProblem).join('\n') });
  }
  const { structure, lessons } = parts;
  const t = createTranslate(parts.messages);
  const roles = (locale: Locale): Role[] =>
    structure.roles.map(({ id, family }) => {
      const words = parts.roles[locale][id];
      if (words === undefined) throw new Error(`Role "${id}" has no words in "${locale}".`);
      return { id, family, ...words };
    });
  const processes = (locale: Locale): ProcessInfo[] =>
    structure.processes.map(({ offers, ...process }) => ({
      ...process,
      offers: [...offers],
      name: t(locale, `process.${process.id}.name`),
      consumes: t(locale, `process.${process.id}.consumes`),
      produces: t(locale, `process.${process.id}.produces`),
    }));
  const lessonInfos = (locale: Locale): LessonInfo[] =>
    structure.lessons.map(({ offers, ...info }) => ({
      ...info,
      offers: [...offers],
      name: nameLesson(t, locale, info.id),
    }));
  return {
    t,
    has: (locale, key) => parts.messages[locale].has(key),
    roles,
    processes,
    role: (locale, id) => known(roles(locale), id),
    roleCard: (locale, process, id) => parts.roleCards[locale].get(process)?.[id],
    process: (locale, id) => known(processes(locale), id),
    lessons: lessonInfos,
    lessonInfo: (locale, id) => known(lessonInfos(locale), id),
    lesson: (locale, id) => {
      const found = [locale, ...LOCALES]
        .map((each) => lessons.find(({ lesson }) => lesson.process === id && lesson.locale === each))
        .find((each) => each !== undefined);
      if (found === undefined) {
        throw new AppError('lesson_not_found', { process: known(lessonInfos(locale), id).name });
      }
      return found.lesson;
    },
  };
}

function known<T extends { id: string }>(all: T[], id: string): T {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The course knows no "${id}".`);
  return found;
}
