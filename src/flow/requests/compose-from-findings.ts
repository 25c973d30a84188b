import { isProcess } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import { draftFromFindings } from '../../exercise/draft-from-findings.ts';
import type { Store } from '../../ports/store.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { Written } from './open-draft.ts';
import type { RequestsPort } from './port.ts';

/**
 * Writes the beginning of a request from the findings of the cohort's latest run, in the cohort's language. Uses the step's
 * own draft if it has one for this kind, or else composes one for these roles and this kind.
 * @returns undefined before the first run
 * @throws AppError as findLesson does
 */
export async function composeFromFindings(
  { store, course }: Pick<RequestsPort, 'course'> & { store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'runs'> },
  teamId: string,
  lessonId: string,
  { roles, kind }: Pick<Written, 'roles' | 'kind'>,
): Promise<string | undefined> {
  const { lesson, cohort } = await findLesson(store, teamId, lessonId);
  if (!isProcess(lesson.process)) return undefined;
  const run = await store.runs.latestDone(teamId, cohort.id, lesson.process);
  if (run?.headline === undefined) return undefined;
  if (run.draft !== undefined && (kind === undefined || kind === 'information')) return run.draft;
  const locale: Locale = cohort.locale;
  return draftFromFindings(course.t, locale, {
    process: course.process(locale, lesson.process).name,
    headline: run.headline,
    roles: roles.map((role) => course.role(locale, role).name),
    kind,
  });
}
