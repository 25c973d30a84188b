import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { startView } from './start-view.ts';

export const openStart: PressHandler = async (edge, { actor, client, triggerId, corner }) => {
  const view = startView(actor.words, { channelId: channelOf(corner), datasets: Object.keys(edge.datasets) });
  await openView(client, triggerId, view);
};
