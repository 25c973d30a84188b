import type { ModalView } from '@slack/types';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { otherData } from '../own-data/data-state.ts';
import { startView } from './start-view.ts';

export const openStart: PressHandler = async (edge, { actor, client, triggerId, corner }) => {
  await openView(client, triggerId, await startViewFor(edge, actor, channelOf(corner)));
};

/** Draws the form for a channel, with the data sets that its course can choose. */
export async function startViewFor(edge: Edge, { words }: Actor, channelId: string): Promise<ModalView> {
  const shared = await edge.flow.store.ownData.shared();
  return startView(words, { channelId, others: otherData(words, Object.keys(edge.datasets), shared) });
}
