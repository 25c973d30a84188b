import { isProcess } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import { draftFromFindings } from '../../exercise/draft-from-findings.ts';
import type { Store } from '../../ports/store.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { runInWords } from '../runs/run-in-words.ts';
import type { Written } from './open-draft.ts';
import type { RequestsPort } from './port.ts';

/**
 * Writes the beginning of a request from the findings of the cohort's latest run, in the asker's language. Uses the step's
 * own draft if it has one for this kind, or else composes one for these roles and this kind.
 * @param locale the asker's language, in which they go on writing
 * @returns undefined before the first run
 * @throws AppError as findLesson does
 */
export async function composeFromFindings(
  { store, course }: Pick<RequestsPort, 'course'> & { store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'runs'> },
  teamId: string,
  lessonId: string,
  { roles, kind }: Pick<Written, 'roles' | 'kind'>,
  locale: Locale,
): Promise<string | undefined> {
  const { lesson, cohort } = await findLesson(store, teamId, lessonId);
  if (!isProcess(lesson.process)) return undefined;
  const run = await store.runs.latestDone(cohort, lesson.process);
  if (run === undefined) return undefined;
  const { headline, draft } = runInWords(run, { stored: cohort.locale, reader: locale }, course.t);
  if (headline === undefined) return undefined;
  if (draft !== undefined && (kind === undefined || kind === 'information')) return draft;
  return draftFromFindings(course.t, locale, {
    process: course.process(locale, lesson.process).name,
    headline,
    roles: roles.map((role) => course.role(locale, role).name),
    kind,
  });
}
