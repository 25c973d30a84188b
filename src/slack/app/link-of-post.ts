import type { WebClient } from '@slack/web-api';
import type { Store } from '../../ports/store.ts';
import { findPermalink } from './find-permalink.ts';
import { answerInTime } from './look-up-time.ts';

/** Links of messages, which never change. They are kept, because each new request shows all links of its lesson's list again. */
const LINKS = new WeakMap<object, Map<string, string>>();
const MOST_KEPT = 5000;

/** A link to a post's message; undefined while it isn't posted, and when Slack gives none in the time for look-ups. */
export async function linkOfPost(
  { store, client }: { store: { posts: Pick<Store['posts'], 'byKey'> }; client: WebClient },
  teamId: string,
  postKey: string,
): Promise<string | undefined> {
  const kept = LINKS.get(client) ?? new Map<string, string>();
  LINKS.set(client, kept);
  const post = await store.posts.byKey(teamId, postKey);
  if (post?.ts === undefined) return undefined;
  const key = `${post.channelId} ${post.ts}`;
  const link = kept.get(key) ?? (await answerInTime(findPermalink(client, post.channelId, post.ts), () => undefined));
  if (link === undefined) return undefined;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, link);
  return link;
}
