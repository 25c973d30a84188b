import type { Lesson } from './lesson.ts';
import type { LessonId } from './lesson-id.ts';
import { LOCALES, type Locale } from './locale.ts';
import { parseLesson } from './parse-lesson.ts';
import { type Message, parseMessages } from './parse-messages.ts';
import { parseRoleCards, type RoleCards, roleCardsFile } from './parse-role-cards.ts';
import { parseRoles, type RoleWords } from './parse-roles.ts';
import { parseStructure, type Structure } from './parse-structure.ts';
import type { Parsed } from './parse-yaml.ts';
import type { Finding, Problem } from './problem.ts';
import type { LessonFiles } from './read-lesson-files.ts';

/** Content of the lesson files that could be read. */
export interface CourseParts {
  structure: Structure;
  roles: Record<Locale, RoleWords>;
  /** Role cards by process. */
  roleCards: Record<Locale, ReadonlyMap<LessonId, RoleCards>>;
  messages: Record<Locale, ReadonlyMap<string, Message>>;
  lessons: { file: string; lesson: Lesson }[];
}

/** Lessons by locale and text. A rehearsal reads the course again after each change, and most lessons are the same then. */
const known = new Map<string, ReturnType<typeof parseLesson>>();
/** More lessons than the course has, in all languages. */
const MOST_KNOWN = 100;

/** Parses a lesson, or returns what the same text gave before. */
function lessonFrom(text: string, locale: Locale): ReturnType<typeof parseLesson> {
  const key = `${locale} ${text}`;
  const found = known.get(key) ?? parseLesson(text, locale);
  known.delete(key);
  known.set(key, found);
  const [oldest = ''] = known.keys();
  if (known.size > MOST_KNOWN) known.delete(oldest);
  return found;
}

/** Reads every file of the course independently. `parts` is complete only when `problems` is empty. */
export function readCourse(files: LessonFiles): { parts: CourseParts; problems: Problem[] } {
  const problems: Problem[] = [];
  const note = (file: string, findings: Finding[]): void => {
    problems.push(...findings.map((finding) => ({ file, ...finding })));
  };
  const take = <T>(file: string, parse: (text: string) => Parsed<T>): T | undefined => {
    const text = files.get(file);
    const parsed = text === undefined ? undefined : parse(text);
    if (parsed?.ok) return parsed.value;
    note(file, parsed?.findings ?? [{ line: 1, reason: 'is missing' }]);
    return undefined;
  };
  const read = take('course.yml', parseStructure);
  const structure = read ?? { roles: [], processes: [], lessons: [] };
  const ids = structure.roles.map((role) => role.id);
  const lessons: CourseParts['lessons'] = [];
  const roles = {} as CourseParts['roles'];
  const messages = {} as CourseParts['messages'];
  const roleCards = {} as CourseParts['roleCards'];
  for (const locale of LOCALES) {
    const merged = parseMessages(files, locale);
    messages[locale] = merged.messages;
    problems.push(...merged.problems);
    // When the list of roles cannot be read, every role would be reported as unknown.
    roles[locale] = read === undefined ? {} : (take(`${locale}/roles.yml`, (text) => parseRoles(text, ids)) ?? {});
    roleCards[locale] = new Map(
      structure.processes.flatMap((process): [LessonId, RoleCards][] => {
        const cards = take(`${locale}/${roleCardsFile(process)}`, (text) => parseRoleCards(text, process.offers));
        return cards === undefined ? [] : [[process.id, cards]];
      }),
    );
    for (const [file, text] of files) {
      if (!file.startsWith(`${locale}/`) || !file.endsWith('.md')) continue;
      const { lesson, findings } = lessonFrom(text, locale);
      note(file, findings);
      if (lesson !== undefined) lessons.push({ file, lesson });
    }
  }
  return { parts: { structure, roles, roleCards, messages, lessons }, problems };
}
