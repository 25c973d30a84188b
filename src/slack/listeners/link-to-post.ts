import type { WebClient } from '@slack/web-api';
import type { EdgeWith } from '../app/edge.ts';
import { findPermalink } from '../app/find-permalink.ts';

/** A link to a post's message; undefined while it is not posted yet, and when Slack gives none. */
export async function linkToPost(
  edge: EdgeWith<'store'>,
  client: WebClient,
  teamId: string,
  key: string,
): Promise<string | undefined> {
  const post = await edge.flow.store.posts.byKey(teamId, key);
  if (post?.ts === undefined) return undefined;
  return findPermalink(client, post.channelId, post.ts);
}
