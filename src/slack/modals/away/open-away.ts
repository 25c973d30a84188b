import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { awayView } from './away-view.ts';

export const openAway: PressHandler = async (_edge, { actor, client, triggerId, corner: { channelId } }) => {
  await openView(client, triggerId, awayView(actor.words, channelId === undefined ? {} : { toldIn: channelId }));
};
