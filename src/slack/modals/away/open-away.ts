import type { PressHandler } from '../../listeners/press.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { awayView } from './away-view.ts';

export const openAway: PressHandler = async (_edge, { actor, client, triggerId, value, corner: { channelId } }) => {
  const words = wordsIn(actor.words, channelId ?? value);
  await openView(client, triggerId, awayView(words, channelId === undefined ? {} : { toldIn: channelId }));
};
