import { tellPrivately } from '../app/tell-privately.ts';
import type { Submission } from './submission.ts';

/**
 * Tells a person privately what a modal has saved, in the channel where they opened it: `toldIn` of the metadata. Without such a
 * channel, as in App Home, they are told nothing.
 */
export async function tellWhereOpened(
  { actor, client, metadata }: Submission,
  sentence: () => Promise<string | undefined>,
): Promise<void> {
  const { toldIn = '' } = metadata;
  if (toldIn === '') return;
  const text = await sentence();
  if (text !== undefined) await tellPrivately(client, actor, { channelId: toldIn }, { text });
}
