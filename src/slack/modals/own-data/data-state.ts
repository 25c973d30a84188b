import { listData } from '../../../flow/data/list-data.ts';
import { type OwnData, sharedDataset } from '../../../team/own-data.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import type { Words } from '../../messages/words.ts';
import type { DataState } from './bring-view.ts';

/** What the form for a course's data shows to its facilitator. @throws AppError as listData does */
export async function dataStateOf(edge: Edge, { teamId, userId, words }: Actor, channelId: string): Promise<DataState> {
  // The form's trigger lives for three seconds.
  const place = { teamId, channelId };
  const { shared, ...state } = await edge.flow.chat.inTime(() => listData(edge.flow, { place, userId }));
  return { ...state, others: otherData(words, Object.keys(edge.datasets), shared) };
}

/** Data sets of the app and of operators, with their names. */
export function otherData(
  { t }: Words,
  datasets: readonly string[],
  shared: readonly OwnData[],
): { dataset: string; name: string }[] {
  return [
    ...datasets.map((dataset) => ({ dataset, name: t(`dataset.${dataset}.name`) })),
    ...shared.map(({ id, settings, filename }) => ({ dataset: sharedDataset(id), name: settings?.name ?? filename })),
  ];
}
