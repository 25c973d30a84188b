import { answerWhetherAllowed } from '../../../flow/data/allow-data.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitAnswerData: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId } = actor;
  await answerWhetherAllowed(edge.flow, {
    teamId,
    userId,
    dataId: carried('dataId'),
    allowed: carried('allowed') === 'yes',
    text: value(BLOCKS.text)?.value ?? '',
  });
  return undefined;
};
