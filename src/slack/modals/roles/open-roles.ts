import { findCohort } from '../../../flow/members/find-cohort.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { rolesView } from './roles-view.ts';

export const openRoles: PressHandler = async (edge, { actor, client, triggerId, corner, value }) => {
  // In App Home and in a direct message the value names the channel. Elsewhere the button is in the channel.
  const channelId = /^[CDG][A-Z0-9]+$/u.test(value) ? value : channelOf(corner);
  const cohort = await findCohort(edge.flow.store, { teamId: actor.teamId, channelId }, actor.userId);
  const holdings = await edge.flow.store.roles.list(actor.teamId, cohort.id);
  const held = holdings.filter((h) => h.userId === actor.userId).map((h) => h.role);
  await openView(
    client,
    triggerId,
    rolesView(wordsIn(actor.words, channelId), { channelId, toldIn: corner.channelId, held }),
  );
};
