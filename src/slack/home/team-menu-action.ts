import { nudge } from '../../flow/requests/nudge.ts';
import { reassignAsFacilitator } from '../../flow/requests/reassign-as-facilitator.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import type { PressHandler } from '../listeners/press.ts';
import { mention } from '../messages/kit.ts';
import { drawHome } from './draw-home.ts';
import { readTeamChoice } from './team-menu.ts';

/** Does what the facilitator chose, and draws App Home again. */
export const teamMenuAction: PressHandler = async (edge, { actor, client, corner, triggerId, value }) => {
  const { teamId, userId: byId, words } = actor;
  const { channelId, userId, reassign } = readTeamChoice(value);
  const place = { teamId, channelId };
  if (reassign === undefined) await nudge(edge.flow, { place, byId, userId });
  else await reassignAsFacilitator(edge.flow, { place, byId, from: userId, ...reassign });
  const text = words.t(reassign === undefined ? 'nudge.done' : 'give-to-other.done', { person: mention(userId) });
  await tellPrivately(client, actor, { ...corner, triggerId }, { text });
  await drawHome(edge, client, actor);
};
