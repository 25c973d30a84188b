import { AppError } from '../../../errors.ts';
import { prependText } from '../../../exercise/append-text.ts';
import { hintRequest } from '../../../exercise/hint-request.ts';
import { findNames } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { composeFromFindings } from '../../../flow/requests/compose-from-findings.ts';
import { saveDraft } from '../../../flow/requests/save-draft.ts';
import type { Edge } from '../../app/edge.ts';
import { VIEWS } from '../../app/ids.ts';
import { sentenceFor } from '../../app/sentence-for.ts';
import type { Press, PressHandler } from '../../listeners/press.ts';
import { fiveWsView } from '../five-ws/five-ws-view.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import type { AskNotes } from './ask-view.ts';
import { drawAsk } from './open-ask.ts';
import { type AskForm, readAsk } from './read-ask.ts';

/** Buttons that help to write a request. */
export const ASK_ACTIONS = {
  checkRequest: async (edge, press) => {
    const { form, found } = await formOf(edge, press);
    // The signs exist in both languages, and the roles are the same in both.
    const lesson = edge.flow.course.lesson(press.actor.words.locale, found.lesson.process);
    await redraw(edge, press, form, { hints: hintRequest(lesson, form.written) });
  },
  fillFromFindings: async (edge, press) => {
    const { form } = await formOf(edge, press);
    const more = await composeFromFindings(
      edge.flow,
      form.teamId,
      form.lessonId,
      form.written,
      press.actor.words.locale,
    );
    if (more === undefined || form.written.text.includes(more)) return;
    await begin(edge, press, form, more);
  },
  openFiveWs: async (edge, press) => {
    const { form, found } = await formOf(edge, press);
    const { lessonId, channelId, requestId, edition } = form;
    const metadata = { lessonId, channelId, requestId, edition: String(edition), below: press.view?.id ?? '' };
    const table = await findNames(edge.flow.store, found.cohort);
    const view = fiveWsView(press.actor.words, metadata, table);
    await openView(press.client, press.triggerId, view, 'push');
  },
} satisfies Record<string, PressHandler>;

/** Reads the form of a pressed button, and saves its content as a draft. @throws AppError stale_button, not_in_cohort */
async function formOf(edge: Edge, { actor, view, pressedAt }: Press) {
  const form = view === undefined ? undefined : readAsk(actor, view);
  if (form?.written === undefined) throw new AppError('stale_button');
  await saveDraft(edge.flow, form, form.written, pressedAt);
  const found = await findLesson(edge.flow.store, form.teamId, form.lessonId, actor.userId);
  return { form: { ...form, written: form.written }, found };
}

/** Inserts a text at the start of the request, or shows that there is no room for it. */
async function begin(edge: Edge, press: Press, form: AskForm, more: string): Promise<void> {
  const text = prependText(form.written.text, more);
  if (text === undefined) {
    const error = new AppError('text_no_room', { length: more.length });
    await redraw(edge, press, form, { problem: sentenceFor(edge, press.actor.words, error, VIEWS.ask) });
    return;
  }
  const next = { ...form, edition: form.edition + 1, written: { ...form.written, text } };
  await saveDraft(edge.flow, next, next.written, press.pressedAt);
  await redraw(edge, press, next, {});
}

/** Redraws the form, unless it has changed or closed meanwhile: later input wins. */
async function redraw(edge: Edge, { actor, client, view }: Press, form: AskForm, notes: AskNotes): Promise<void> {
  if (view === undefined) return;
  const found = await findLesson(edge.flow.store, form.teamId, form.lessonId);
  await updateView(client, { viewId: view.id, hash: view.hash, view: await drawAsk(edge, actor, found, form, notes) });
}
