import { nudge } from '../../flow/requests/nudge.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import type { PressHandler } from '../listeners/press.ts';
import { mention } from '../messages/kit.ts';
import { openGiveToOther } from '../modals/give-to-other/open-give-to-other.ts';
import { drawHome } from './draw-home.ts';
import { readTeamChoice } from './team-menu.ts';

/** Does what the facilitator chose: sends a nudge and draws App Home again, or opens the form that gives a request to somebody else. */
export const teamMenuAction: PressHandler = async (edge, { actor, client, corner, triggerId, value }) => {
  const { teamId, userId: byId, words } = actor;
  const { channelId, userId, reassign } = readTeamChoice(value);
  if (reassign !== undefined) {
    await openGiveToOther(edge, { actor, client, triggerId }, { channelId, from: userId, ...reassign });
    return;
  }
  await nudge(edge.flow, { place: { teamId, channelId }, byId, userId });
  const text = words.t('nudge.done', { person: mention(userId) });
  await tellPrivately(client, actor, { ...corner, triggerId }, { text });
  await drawHome(edge, client, actor);
};
