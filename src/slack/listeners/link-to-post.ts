import type { WebClient } from '@slack/web-api';
import type { EdgeWith } from '../app/edge.ts';

/** A link to a post's message; undefined while it is not posted yet. */
export async function linkToPost(
  edge: EdgeWith<'store'>,
  client: WebClient,
  teamId: string,
  key: string,
): Promise<string | undefined> {
  const post = await edge.flow.store.posts.byKey(teamId, key);
  if (post?.ts === undefined) return undefined;
  const answer = await client.chat.getPermalink({ channel: post.channelId, message_ts: post.ts });
  return answer.permalink;
}
