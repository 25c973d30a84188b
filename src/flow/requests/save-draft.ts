import type { FlowDeps } from '../deps.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { Written } from './open-draft.ts';
import { suggestDraft } from './suggest-draft.ts';

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
  const isUntouched = written.text.trim() === ((await suggestDraft(deps, cohort, lesson, userId)) ?? '').trim();
  const isEmpty = written.roles.length === 0 && written.kind === undefined && isUntouched;
  await deps.store.drafts.save({ ...key, ...written, text: isEmpty ? '' : written.text, savedAt }, requestId);
}
