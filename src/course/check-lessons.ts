import { checkGlossary } from './check/check-glossary.ts';
import { checkMinutes } from './check/check-minutes.ts';
import { compareLessons } from './check/compare-lessons.ts';
import { compareMessages } from './check/compare-messages.ts';
import { compareRoleCards } from './check/compare-role-cards.ts';
import { findStrayMarks } from './check/find-stray-marks.ts';
import type { Lesson } from './lesson.ts';
import { isProcess } from './lesson-id.ts';
import { LOCALES } from './locale.ts';
import type { Finding, Problem } from './problem.ts';
import { type CourseParts, readCourse } from './read-course.ts';
import { type LessonFiles, readLessonFiles } from './read-lesson-files.ts';

export interface CheckOptions {
  /**
   * Finds what the chat platform would refuse in a lesson. The caller passes it, because only the edge knows Slack's
   * limits.
   */
  limits?: (lesson: Lesson) => Finding[];
}

/** Finds every problem in the lessons' folder, sorted by file and line. */
export function checkLessons(folder: string | URL, options: CheckOptions = {}): Problem[] {
  return checkLessonFiles(readLessonFiles(folder), options);
}

/** Like `checkLessons`, for files already read. */
export function checkLessonFiles(files: LessonFiles, { limits }: CheckOptions = {}): Problem[] {
  const { parts, problems } = readCourse(files);
  const found = [
    ...problems,
    ...(problems.some(isBrokenMessages) ? [] : compareMessages(parts)),
    ...compareLessons(parts),
    ...compareRoleCards(parts),
    ...checkGlossary(files, parts),
    ...findSharedIds(parts),
    ...findMissing(parts, problems),
    ...parts.lessons.flatMap(({ file, lesson }) =>
      [
        ...findUnknownRoles(parts, lesson, files.get(file) ?? ''),
        ...findStrayMarks(lesson, files.get(file) ?? ''),
        ...checkMinutes(lesson),
        ...findMissingCheck(lesson),
        ...findMissingRewrite(lesson),
        ...findMissingTask(lesson),
        ...(limits?.(lesson) ?? []),
      ].map((finding) => ({ file, ...finding })),
    ),
  ];
  return found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** When a file of messages cannot be read, a report of each missing message would only repeat that. */
function isBrokenMessages({ file, reason }: Problem): boolean {
  return /(?:^|\/)messages[^/]*\.json$/u.test(file) && /^is (?:missing|not valid JSON)/u.test(reason);
}

/** The app finds an example request by its id, in whichever lesson it is. */
function findSharedIds({ lessons }: CourseParts): Problem[] {
  const seen = new Map<string, string>();
  return lessons.flatMap(({ file, lesson }) =>
    lesson.exampleRequests.flatMap(({ id }): Problem[] => {
      const key = `${lesson.locale} ${id}`;
      const other = seen.get(key);
      seen.set(key, other ?? file);
      const line = (lesson.parts.communication ?? lesson.parts.how).line;
      if (other === undefined || other === file) return [];
      return [{ file, line, reason: `{#${id}}: is an example request of ${other}, too; each needs an id of its own` }];
    }),
  );
}

/** The lesson of a process has a quick check; one of the lessons around them may have one. */
function findMissingCheck({ process, quickCheck, parts }: Lesson): Finding[] {
  if (!isProcess(process) || quickCheck.length >= 2) return [];
  const line = quickCheck[0]?.line ?? (parts.communication ?? parts.how).line;
  return [{ line, reason: `{#quick-check}: ${quickCheck.length} questions; the lesson of a process has two or three` }];
}

/** The lesson of a process shows how one request gets better. */
function findMissingRewrite({ process, beforeAndAfter, parts }: Lesson): Finding[] {
  if (!isProcess(process) || beforeAndAfter !== undefined) return [];
  const line = (parts.communication ?? parts.how).line;
  return [{ line, reason: '{#before-and-after}: the lesson of a process rewrites one vague request' }];
}

/** The lesson of a process has a task for its notebook. */
function findMissingTask({ process, tasks, parts }: Lesson): Finding[] {
  if (!isProcess(process) || tasks.length > 0) return [];
  const line = (parts.programming ?? parts.how).line;
  return [{ line, reason: '{#do-it}: the lesson of a process has at least one task to do in the notebook' }];
}

/** An available lesson must exist in every language, under its expected file name. */
function findMissing({ structure, lessons }: CourseParts, problems: Problem[]): Problem[] {
  return structure.lessons.flatMap(({ id, number, available }) =>
    LOCALES.flatMap((locale): Problem[] => {
      const file = `${locale}/${String(number).padStart(2, '0')}-${id}.md`;
      const own = lessons.filter(({ lesson }) => lesson.process === id && lesson.locale === locale);
      const misnamed = own.filter((each) => each.file !== file);
      if (misnamed.length > 0) {
        return misnamed.map((each) => ({ file: each.file, line: 1, reason: `should be the file ${file}` }));
      }
      if (!available || own.length > 0 || problems.some((problem) => problem.file === file)) return [];
      return [
        {
          file,
          line: 1,
          reason: `is missing: course.yml says that this ${isProcess(id) ? 'process' : 'lesson'} is available`,
        },
      ];
    }),
  );
}

function findUnknownRoles({ structure }: CourseParts, lesson: Lesson, text: string): Finding[] {
  const offers = structure.lessons.find(({ id }) => id === lesson.process)?.offers;
  if (offers === undefined) return [];
  const { communication } = lesson.parts;
  if (communication === undefined && offers.length > 0) {
    return [{ line: 1, reason: 'course.yml offers roles here, so it needs {#communication}' }];
  }
  if (communication !== undefined && offers.length === 0) {
    return [{ line: communication.line, reason: '{#communication}: course.yml offers nobody to ask in this lesson' }];
  }
  const lines = text.split('\n');
  const lineOf = (id: string) => lines.findIndex((each) => each.startsWith('#') && each.includes(`{#${id}}`)) + 1;
  const asked = [
    ...lesson.exampleRequests.map(({ id, roles }) => ({ id, roles })),
    { id: 'before-and-after', roles: lesson.beforeAndAfter === undefined ? [] : [lesson.beforeAndAfter.role] },
    { id: 'two-views', roles: lesson.twoViews?.views.map(({ role }) => role) ?? [] },
    { id: 'presentation', roles: lesson.presentation === undefined ? [] : [lesson.presentation.role] },
  ];
  return asked.flatMap(({ id, roles }) => {
    const line = lineOf(id);
    return roles.flatMap((role): Finding[] => {
      if (offers.includes(role)) return [];
      const known = structure.roles.some((each) => each.id === role);
      const where = isProcess(lesson.process) ? 'process' : 'lesson';
      const why = known ? `"${role}" is not offered in this ${where}` : `"${role}" is not a role of course.yml`;
      return [{ line, reason: `{#${id}} roles: ${why}` }];
    });
  });
}
