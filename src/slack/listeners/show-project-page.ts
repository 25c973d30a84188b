import type { WebClient } from '@slack/web-api';
import { showPage } from '../../flow/project-page/show-page.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { linkWhenPosted } from './link-when-posted.ts';

/**
 * Posts the channel's project page, or brings the one that's there up to date.
 * @returns what to answer: where it is
 */
export async function showProjectPage(
  edge: Edge,
  client: WebClient,
  { teamId, userId, words: { t } }: Actor,
  { channelId, id }: { channelId: string; id: string },
): Promise<string> {
  const { key, wasThere } = await showPage(edge.flow, { place: { teamId, channelId }, userId, id });
  const link = await linkWhenPosted(edge, client, teamId, key);
  if (link === undefined) return t('page.coming');
  return t(wasThere ? 'page.here' : 'page.posted', { link });
}
