import { listMisconceptions } from '../../../flow/lessons/list-misconceptions.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { misconceptionsView } from './misconceptions-view.ts';

/** Shows the facilitator which misconceptions the team has, above the settings. @throws AppError as listMisconceptions does */
export const openMisconceptions: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const place = { teamId, channelId: value };
  const found = await listMisconceptions(edge.flow, { place, userId, locale: words.locale });
  await openView(client, triggerId, misconceptionsView(words, found), 'push');
};
