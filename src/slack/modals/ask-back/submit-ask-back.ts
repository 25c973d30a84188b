import { askBack } from '../../../flow/requests/ask-back.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitAskBack: SubmitModal = async (edge, { actor, view, value, carried }) => {
  await askBack(edge.flow, {
    teamId: actor.teamId,
    requestId: carried('requestId'),
    userId: actor.userId,
    askBackId: view.id,
    text: value(BLOCKS.text)?.value ?? '',
  });
  return undefined;
};
