import { MOMENTS } from '../../../exercise/survey.ts';
import { answerSurvey } from '../../../flow/surveys/answer-survey.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { SubmitModal } from '../submission.ts';

export const submitSurvey: SubmitModal = async (edge, { actor, carried, value }) => {
  const { teamId, userId, words } = actor;
  const sure = selectedOption(value(BLOCKS.sure));
  // Slack sends an empty field as null, or leaves it out.
  const asked = value(BLOCKS.asked)?.value?.trim() || undefined;
  const answer = {
    ...(sure === undefined ? {} : { sure: Number(sure) }),
    ...(asked === undefined ? {} : { asked: Number(asked) }),
  };
  const place = { teamId, channelId: carried('channelId') };
  await answerSurvey(edge.flow, { place, userId, moment: oneOf(MOMENTS, carried('moment')), answer });
  return { view: noticeView(words, words.t('survey.kept')), isDone: true };
};
