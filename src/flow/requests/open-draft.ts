import { isProcess, type Locale, type RequestKind, type RoleId } from '../../course/types.ts';
import { draftFromFindings } from '../../exercise/compose-request.ts';
import type { Draft } from '../../exercise/draft.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { FlowDeps } from '../deps.ts';
import { findLesson } from '../members/find-cohort.ts';

/** A request as it stands in the form. */
export interface Written {
  roles: RoleId[];
  kind?: RequestKind;
  text: string;
}

/** Whose form, and of which lesson; `requestId` is what the request is called once it is sent. */
export interface Writing {
  teamId: string;
  userId: string;
  lessonId: string;
  requestId: string;
}

/**
 * Keeps what somebody has written so far, until it is sent. A form that is emptied, or holds only what the app has written in it,
 * leaves no draft.
 * @throws AppError stale_button
 */
export async function saveDraft(deps: FlowDeps, writing: Writing, written: Written, savedAt: Date): Promise<void> {
  const { teamId, userId, lessonId, requestId } = writing;
  const { lesson, cohort } = await findLesson(deps.store, teamId, lessonId);
  const key = { teamId, cohortId: cohort.id, process: lesson.process, userId };
  const isUntouched = written.text.trim() === ((await suggestion(deps, cohort, lesson, userId)) ?? '').trim();
  const isEmpty = written.roles.length === 0 && written.kind === undefined && isUntouched;
  await deps.store.drafts.save({ ...key, ...written, text: isEmpty ? '' : written.text, savedAt }, requestId);
}

/** What the form begins with: what this person left there, else the draft that a step wrote for the first request. */
export async function openDraft(
  deps: FlowDeps,
  cohort: Cohort,
  lesson: LessonPost,
  userId: string,
): Promise<Written & { isKept: boolean }> {
  const kept = await deps.store.drafts.of({ ...cohort, cohortId: cohort.id, process: lesson.process, userId });
  if (kept !== undefined && !isBlank(kept)) {
    const { offers } = deps.course.lessonInfo(cohort.locale, lesson.process);
    const { kind, text } = kept;
    // A role may have left the lesson since.
    const roles = kept.roles.filter((role) => offers.includes(role));
    return { roles, text, ...(kind === undefined ? {} : { kind }), isKept: true };
  }
  return { roles: [], text: (await suggestion(deps, cohort, lesson, userId)) ?? '', isKept: false };
}

function isBlank({ roles, kind, text }: Draft): boolean {
  return roles.length === 0 && kind === undefined && text.trim() === '';
}

/** A draft helps with the first request; with the next one it would only have to be deleted. */
async function suggestion({ store }: FlowDeps, cohort: Cohort, lesson: LessonPost, userId: string) {
  const { teamId } = cohort;
  const { process } = lesson;
  if (!isProcess(process)) return undefined;
  if ((await store.requests.countAskedBy(teamId, cohort.id, process, userId)) > 0) return undefined;
  return (await store.runs.latestDone(teamId, cohort.id, process))?.draft;
}

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
