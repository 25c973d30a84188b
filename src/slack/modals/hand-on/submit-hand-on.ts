import { handOnRequest } from '../../../flow/requests/hand-on-request.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';

export const submitHandOn: SubmitModal = async (edge, { actor, value, carried }) => {
  const to = value(BLOCKS.person)?.selected_user;
  await handOnRequest(edge.flow, {
    teamId: actor.teamId,
    requestId: carried('requestId'),
    userId: actor.userId,
    reason: value(BLOCKS.text)?.value ?? '',
    ...(to === undefined || to === null ? {} : { to }),
  });
  return undefined;
};
