import type { Lesson } from './lesson.ts';
import type { LessonId, ProcessId } from './lesson-id.ts';
import type { Locale } from './locale.ts';
import type { Role, RoleCard, RoleId } from './role.ts';
import type { Translate } from './translate.ts';

/** A lesson's place in the course. */
export interface LessonInfo {
  id: LessonId;
  /** 1 to 6 for the processes, 0 for lessons before them, 7 for lessons after them. */
  number: number;
  name: string;
  /**
   * Roles that a request may go to, in the order of the course. Empty when the lesson has no communication exercise.
   */
  offers: RoleId[];
  /** False until the app has the lesson and, for a process, its programming step. */
  available: boolean;
}

export interface ProcessInfo extends LessonInfo {
  id: ProcessId;
  consumes: string;
  /** Name of the artifact that this process makes, for example "Analysis Report". */
  produces: string;
}

/** The whole course, loaded and checked. Ids come from `lessons/course.yml`, words from `lessons/<locale>/`. */
export interface Course {
  processes(locale: Locale): ProcessInfo[];
  process(locale: Locale, id: ProcessId): ProcessInfo;
  /** Every lesson, in the order of the course. */
  lessons(locale: Locale): LessonInfo[];
  lessonInfo(locale: Locale, id: LessonId): LessonInfo;
  roles(locale: Locale): Role[];
  role(locale: Locale, id: RoleId): Role;
  /** What a holder of this role gets for this process; undefined when the role is not offered. */
  roleCard(locale: Locale, process: LessonId, role: RoleId): RoleCard | undefined;
  /**
   * The lesson in this locale, or in another one when this one lacks it.
   * @throws AppError lesson_not_found (values: process) when no locale has the lesson
   */
  lesson(locale: Locale, id: LessonId): Lesson;
  t: Translate;
  /** Whether there is a message `key` in this language. */
  has(locale: Locale, key: string): boolean;
}
