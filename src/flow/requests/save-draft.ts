import type { Store } from '../../ports/store.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { Written } from './open-draft.ts';
import { suggestDraft } from './suggest-draft.ts';

/** A person's form for one lesson. `requestId` is the id that the request gets when it is sent. */
export interface Writing {
  teamId: string;
  userId: string;
  lessonId: string;
  requestId: string;
}

/**
 * Keeps what a person has written, until they send it. An empty form, or one with only the app's own suggestion, leaves no
 * draft.
 * @throws AppError as findLesson does
 */
export async function saveDraft(
  { store }: { store: Pick<Store, 'cohorts' | 'drafts' | 'lessons' | 'members' | 'requests' | 'runs'> },
  writing: Writing,
  written: Written,
  savedAt: Date,
): Promise<void> {
  const { teamId, userId, lessonId, requestId } = writing;
  const { lesson, cohort } = await findLesson(store, teamId, lessonId);
  const key = { teamId, cohortId: cohort.id, process: lesson.process, userId };
  const isUntouched = written.text.trim() === ((await suggestDraft(store, cohort, lesson, userId)) ?? '').trim();
  const isEmpty = written.roles.length === 0 && written.kind === undefined && written.due === undefined && isUntouched;
  await store.drafts.save({ ...key, ...written, text: isEmpty ? '' : written.text, savedAt }, requestId);
}
