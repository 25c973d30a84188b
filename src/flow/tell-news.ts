import type { NewsItem } from '../messages/content.ts';
import type { NewPost } from '../messages/post.ts';
import type { Store } from '../ports/store.ts';
import { takeWaiting } from './take-waiting.ts';

/**
 * Tells a person something that they need later, in a direct message, with everything that waits for their next one. What comes together
 * before Slack gets the message becomes one message. Runs inside the caller's transaction; the caller announces the person's direct messages
 * afterwards.
 * @param post.key the key of the message, if this starts one
 * @param post.now counts among the times when the person had a direct message, if this starts one
 */
export async function tellNews(
  tx: Pick<Store, 'cohorts' | 'members' | 'news' | 'posts' | 'requests' | 'reviews'>,
  { teamId, locale, key, now }: Pick<NewPost, 'teamId' | 'locale' | 'key'> & { now: Date },
  item: NewsItem,
): Promise<void> {
  const { to } = item;
  const waiting = await tx.posts.lockWaiting({ teamId, channelId: to }, 'news');
  const items = [item, ...(await takeWaiting(tx, teamId, to))];
  if (waiting?.content.type === 'news') {
    await tx.posts.revise(teamId, waiting.key, { ...waiting.content, items: [...waiting.content.items, ...items] });
    return;
  }
  await tx.posts.add({ teamId, channelId: to, locale, key, content: { type: 'news', to, items } });
  await tx.members.setTold(teamId, to, now);
}
