import { chooseRoles } from '../../../flow/members/choose-roles.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOptions } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

export const submitRoles: SubmitModal = async (edge, { actor, value, carried }) => {
  await chooseRoles(edge.flow, {
    place: { teamId: actor.teamId, channelId: carried('channelId') },
    userId: actor.userId,
    roles: selectedOptions(value(BLOCKS.roles)),
  });
  return undefined;
};
