import { declineRequest } from '../../../flow/requests/decline-request.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

export const submitDecline: SubmitModal = async (edge, { actor, value, carried }) => {
  const instead = selectedOption(value(BLOCKS.role));
  await declineRequest(edge.flow, {
    teamId: actor.teamId,
    requestId: carried('requestId'),
    userId: actor.userId,
    reason: value(BLOCKS.text)?.value ?? '',
    ...(instead === undefined ? {} : { instead }),
  });
  return undefined;
};
