import { checkLessons } from '../course/check-lessons.ts';
import type { Lesson } from '../course/lesson.ts';
import { formatProblem } from '../course/problem.ts';
import { LESSONS_FOLDER } from '../course/read-lesson-files.ts';
import { findOverLimit } from './find-over-limit.ts';
import { findUnknownTasks } from './find-unknown-tasks.ts';
import { parseOptions } from './parse-options.ts';
import { print, printPart } from './print.ts';
import { helpOf } from './usage.ts';

/** `kakehashi lessons check`. @returns the exit code */
export function lessonsCheck(argv: string[]): number {
  const { values } = parseOptions('lessons check', argv);
  if (values.help) {
    print(helpOf('lessons check'));
    return 0;
  }
  return writeProblems(LESSONS_FOLDER, printPart);
}

/**
 * Writes each problem as `file:line reason` on a line of its own, then how many there are.
 * @returns the exit code: 0 when there is no problem
 */
export function writeProblems(folder: string | URL, write: (text: string) => void): number {
  const limits = (lesson: Lesson) => [...findOverLimit(lesson), ...findUnknownTasks(lesson)];
  const problems = checkLessons(folder, { limits });
  for (const problem of problems) write(`${formatProblem(problem)}\n`);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  write(problems.length === 0 ? 'The lessons are complete.\n' : `${count} to mend.\n`);
  return problems.length === 0 ? 0 : 1;
}
