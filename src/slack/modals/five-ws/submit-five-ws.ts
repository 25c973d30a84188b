import { AppError } from '../../../errors.ts';
import { appendText, composeFiveWs, FIVE_WS } from '../../../exercise/compose-request.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { openDraft } from '../../../flow/requests/open-draft.ts';
import { saveDraft } from '../../../flow/requests/save-draft.ts';
import { updateView } from '../../edge.ts';
import type { Handler } from '../../listeners/submission.ts';
import { drawAsk } from '../ask/open-ask.ts';

/** Writes the answers of the 5W1H form, in the cohort's language, after what the form below it holds. */
export const submitFiveWs: Handler = async (edge, { actor, client, metadata, carried, value }) => {
  const { flow } = edge;
  const { below = '' } = metadata;
  const [lessonId, channelId, requestId] = [carried('lessonId'), carried('channelId'), carried('requestId')];
  const { teamId, userId } = actor;
  const found = await findLesson(flow.store, teamId, lessonId);
  const { lesson, cohort } = found;
  const answers = Object.fromEntries(FIVE_WS.map((id) => [id, value(id)?.value ?? '']));
  const more = composeFiveWs(flow.course.t, cohort.locale, answers);
  if (more === '') throw new AppError('text_empty');
  const { isKept: _, ...kept } = await openDraft(flow, cohort, lesson, userId);
  const text = appendText(kept.text, more);
  if (text === undefined) throw new AppError('text_no_room', { length: more.length });
  const written = { ...kept, text };
  const form = { teamId, userId, lessonId, channelId, requestId, edition: Number(metadata.edition ?? 0) + 1, written };
  await saveDraft(flow, form, written, flow.clock.now());
  if (below === '') return undefined;
  // Where the form below is gone, the text is kept, and there when it is opened again.
  await updateView(client, { viewId: below, view: await drawAsk(edge, actor, found, form, {}) });
  return undefined;
};
