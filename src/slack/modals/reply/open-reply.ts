import { openPlaces } from '../../../exercise/presentation.ts';
import { isPresentation } from '../../../exercise/request.ts';
import { findToAnswer } from '../../../flow/requests/find-to-answer.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { verdictsView } from '../verdicts/verdicts-view.ts';
import { replyView } from './reply-view.ts';

/** Opens the form that answers: verdicts on what a presentation wants confirmed, else words. */
export const openReply: PressHandler = async (edge, { actor, client, triggerId, view, value }) => {
  const { store } = edge.flow;
  const { teamId, userId, words } = actor;
  const { request } = await findToAnswer(store, { teamId, requestId: value, userId });
  const wantsVerdicts = isPresentation(request) && openPlaces(request.statements).length > 0;
  const replies = wantsVerdicts ? await store.replies.of(teamId, request.id) : [];
  const askedBack = replies.findLast(({ source }) => source === 'ask-back')?.text;
  const form = wantsVerdicts ? verdictsView(words, request, askedBack) : replyView(words, request);
  // On top of a list of what waits, which stays.
  await openView(client, triggerId, form, view === undefined ? 'open' : 'push');
};
