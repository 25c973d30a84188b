import type { Post } from '../../messages/post.ts';
import type { StoreOf } from '../../ports/store.ts';
import { DAY } from '../../team/local-time.ts';

/** So many later messages of the app in the channel, outside threads, and people have to scroll. */
const MOST_LATER = 20;

/**
 * Whether a channel's message is far up: more than 20 messages of the app came after it, or it's older than a day. The app doesn't store what
 * people write in the channel, so it can't count that; the day stands for it. A message that Slack doesn't show yet isn't.
 */
export async function isFarUp(store: StoreOf<'posts'>, post: Post, now: Date): Promise<boolean> {
  if (post.ts === undefined) return false;
  if (now.getTime() - Number(post.ts) * 1000 > DAY) return true;
  return (await store.posts.countAfter(post, post.ts)) > MOST_LATER;
}
