import { MOMENTS } from '../../../exercise/survey.ts';
import { findAnswer } from '../../../flow/surveys/answer-survey.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { oneOf } from '../field-values.ts';
import { openView } from '../open-view.ts';
import { surveyView } from './survey-view.ts';

/** Opens the two questions, for the person who pressed the button alone. */
export const openSurvey: PressHandler = async (edge, { actor, client, corner, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const moment = oneOf(MOMENTS, value);
  const channelId = channelOf(corner);
  const answer = await findAnswer(edge.flow, { place: { teamId, channelId }, userId, moment });
  await openView(client, triggerId, surveyView(words, { channelId, moment, answer }));
};
