import { editReply } from '../../../flow/requests/edit-reply.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitEditReply: SubmitModal = async (edge, { actor, value, carried }) => {
  await editReply(edge.flow, {
    teamId: actor.teamId,
    replyId: carried('replyId'),
    userId: actor.userId,
    text: value(BLOCKS.text)?.value ?? '',
  });
  return undefined;
};
