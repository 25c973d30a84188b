import { showModelRemarks } from '../../../flow/requests/show-model-remarks.ts';
import { tellDataScientist } from '../../../flow/requests/tell-data-scientist.ts';
import type { SubmitModal } from '../submission.ts';
import { readTell } from './draw-tell.ts';
import { modelRemarksView } from './model-remarks-view.ts';

/** Sends the remark, and shows in the form's place what the course would have said in this role. */
export const submitTell: SubmitModal = async (edge, { actor, view }) => {
  const { teamId, userId, words } = actor;
  const { lessonId, requestId, as, text } = readTell(view);
  await tellDataScientist(edge.flow, { teamId, lessonId, requestId, askerId: userId, as, text });
  const shown = await showModelRemarks(edge.flow, { teamId, lessonId, userId, locale: words.locale });
  const own = shown.filter(({ role }) => role === as);
  return { view: modelRemarksView(words, own, { isSent: true }), isDone: true };
};
