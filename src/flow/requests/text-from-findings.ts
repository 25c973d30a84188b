import { isProcess, type Locale } from '../../course/types.ts';
import { draftFromFindings } from '../../exercise/compose-request.ts';
import type { FlowDeps } from '../deps.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { Written } from './open-draft.ts';

/**
 * Sentences to begin with, from what the cohort's last run of this process found, in the cohort's language: the step's own draft
 * where it has one, else one for these roles and this kind.
 * @returns undefined before the first run
 */
export async function textFromFindings(
  { store, course }: FlowDeps,
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
