import { AppError } from '../../../errors.ts';
import { setRoles } from '../../../flow/members/set-roles.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOptions } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

export const submitSetRoles: SubmitModal = async (edge, { actor, value, carried }) => {
  const person = value(BLOCKS.person)?.selected_user;
  if (!person) throw new AppError('stale_button');
  await setRoles(edge.flow, {
    place: { teamId: actor.teamId, channelId: carried('channelId') },
    byId: actor.userId,
    userId: person,
    roles: selectedOptions(value(BLOCKS.roles)),
  });
  return undefined;
};
