import { AppError } from '../../../errors.ts';
import { hintRemark } from '../../../exercise/remark.ts';
import { showModelRemarks } from '../../../flow/requests/show-model-remarks.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { drawTell, readTell } from './draw-tell.ts';
import { modelRemarksView } from './model-remarks-view.ts';

/** Buttons of the form that tells the data scientist something. */
export const TELL_ACTIONS = {
  openTell: async (edge, { actor, client, triggerId, value }) => {
    const form = { lessonId: value, requestId: edge.flow.random.uuid() };
    await openView(client, triggerId, await drawTell(edge, actor, form));
  },
  checkRemark: async (edge, { actor, client, view }) => {
    if (view === undefined) throw new AppError('stale_button');
    const { text, ...form } = readTell(view);
    const drawn = await drawTell(edge, actor, { ...form, hints: hintRemark(text) });
    await updateView(client, { viewId: view.id, hash: view.hash, view: drawn });
  },
  openModelRemarks: async (edge, { actor, client, triggerId, view, value }) => {
    const { teamId, userId, words } = actor;
    const shown = await showModelRemarks(edge.flow, { teamId, lessonId: value, userId, locale: words.locale });
    // On top of the form whose button was pressed, which stays.
    await openView(client, triggerId, modelRemarksView(words, shown), view === undefined ? 'open' : 'push');
  },
} satisfies Record<string, PressHandler>;
