import { LESSONS_FOLDER, type LessonFiles, readLessonFiles } from '../../src/course/read-lesson-files.ts';

/** Processes that the small course omits, because each of many checks parses every lesson. */
const LEFT_OUT = /(- id: (?:prepare|preprocess|train|test)\n.*\n +available: )true/gu;

const real = new Map(
  [...readLessonFiles(LESSONS_FOLDER)]
    .filter(([name]) => !/\/0[3-6]-[a-z-]+\.md$/u.test(name))
    .map(([name, text]) => [name, name === 'course.yml' ? text.replace(LEFT_OUT, '$1false') : text]),
);

/** The real course up to Analyze with one change: replaced text in a file, or a removed file. */
export function lessonFiles(file?: string, from?: string | RegExp, to = ''): LessonFiles {
  if (file === undefined) return real;
  const text = real.get(file);
  if (text === undefined) throw new Error(`There is no ${file}.`);
  if (from === undefined) return new Map([...real].filter(([name]) => name !== file));
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not hold "${from}".`);
  return new Map(real).set(file, changed);
}

/** Line number of a text in a file. */
export function lineOf(file: string, text: string): number {
  const index = (real.get(file) ?? '').split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${file} does not hold "${text}".`);
  return index + 1;
}
