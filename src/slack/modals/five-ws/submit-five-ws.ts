import { AppError } from '../../../errors.ts';
import { appendText } from '../../../exercise/append-text.ts';
import { composeFiveWs, FIVE_WS } from '../../../exercise/compose-five-ws.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { openDraft } from '../../../flow/requests/open-draft.ts';
import { saveDraft } from '../../../flow/requests/save-draft.ts';
import { readAskMetadata } from '../ask/read-ask.ts';
import type { SubmitModal } from '../submission.ts';

/** Appends the answers of the 5W1H form, in the asker's language, to the draft of the ask form below it. */
export const submitFiveWs: SubmitModal = async (edge, { actor, metadata, value }) => {
  const { flow } = edge;
  const { edition, ...about } = readAskMetadata(metadata);
  const { teamId, userId } = actor;
  const { lesson, cohort } = await findLesson(flow.store, teamId, about.lessonId);
  const answers = Object.fromEntries(FIVE_WS.map((id) => [id, value(id)?.value ?? '']));
  const more = composeFiveWs(flow.course.t, actor.words.locale, answers);
  if (more === '') throw new AppError('text_empty');
  const { isKept: _, ...kept } = await openDraft(flow, cohort, lesson, userId);
  const text = appendText(kept.text, more);
  if (text === undefined) throw new AppError('text_no_room', { length: more.length });
  const written = { ...kept, text };
  const form = { teamId, userId, ...about, edition: edition + 1, written };
  await saveDraft(flow, form, written, flow.clock.now());
  return undefined;
};
