import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { ownHoursView } from './own-hours-view.ts';

export const openOwnHours: PressHandler = async (edge, { actor, client, triggerId, corner: { channelId } }) => {
  const { store } = edge.flow;
  const { hours, mondays } = (await store.members.byId(actor.teamId, actor.userId)) ?? {};
  const [cohort] = hours === undefined ? await store.cohorts.seenBy(actor.teamId, actor.userId) : [];
  const view = ownHoursView(actor.words, {
    ...(hours === undefined ? {} : { hours }),
    ...(mondays === undefined ? {} : { mondays }),
    ...(cohort === undefined ? {} : { shown: cohort.workingHours }),
    ...(channelId === undefined ? {} : { toldIn: channelId }),
  });
  await openView(client, triggerId, view);
};
