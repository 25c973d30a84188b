import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { setRolesView } from './set-roles-view.ts';

export const openSetRoles: PressHandler = async (edge, { actor, client, triggerId, corner }) => {
  const place = { teamId: actor.teamId, channelId: channelOf(corner) };
  const { channelId } = await findAsFacilitator(edge.flow, place, actor.userId);
  await openView(client, triggerId, setRolesView(actor.words, { channelId, userId: undefined, held: [] }));
};
