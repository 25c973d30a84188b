import { AppError } from '../../../errors.ts';
import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { moveDatesView } from './move-dates-view.ts';

/** Opens the form for the course of a channel, which App Home's button names. */
export const openMoveDates: PressHandler = async (edge, { actor, client, triggerId, value: channelId }) => {
  const { teamId, userId, words } = actor;
  const { id } = await findAsFacilitator(edge.flow, { teamId, channelId }, userId);
  const dated = (await edge.flow.store.requests.openIn(teamId, id)).filter(({ dueAt }) => dueAt !== undefined);
  if (dated.length === 0) throw new AppError('no_due_dates');
  await openView(client, triggerId, moveDatesView(words, { channelId, count: dated.length }));
};
