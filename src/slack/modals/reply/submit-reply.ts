import { answerRequest } from '../../../flow/requests/answer-request.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitReply: SubmitModal = async (edge, { actor, view, value, carried }) => {
  await answerRequest(edge.flow, {
    teamId: actor.teamId,
    requestId: carried('requestId'),
    replyId: view.id,
    authorId: actor.userId,
    text: value(BLOCKS.text)?.value ?? '',
    source: 'modal',
  });
  return undefined;
};
