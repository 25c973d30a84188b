import { type Course, LESSON_IDS, type Locale } from '../course/types.ts';
import type { AppError } from '../errors.ts';

/**
 * An error in words: ids of processes and roles become their names.
 * @param mention how a person is named; by default their id
 */
export function errorSentence(
  course: Course,
  locale: Locale,
  error: AppError,
  mention: (userId: string) => string = (userId) => userId,
): string {
  const values = { ...error.values };
  const { process, role, assignee } = values;
  const id = LESSON_IDS.find((one) => one === process);
  if (id !== undefined) values.process = course.lessonInfo(locale, id).name;
  const named = course.roles(locale).find((one) => one.id === role);
  if (named !== undefined) values.role = named.name;
  if (typeof assignee === 'string') values.assignee = mention(assignee);
  return course.t(locale, `error.${error.code}`, values);
}
