import type { NewsItem } from '../messages/content.ts';
import type { NewPost } from '../messages/post.ts';
import type { Store } from '../ports/store.ts';

/**
 * Tells a person something that they need later, in a direct message. What comes together before Slack gets the message becomes one
 * message. Runs inside the caller's transaction; the caller announces the person's direct messages afterwards.
 * @param post.key the key of the message, if this starts one
 */
export async function tellNews(
  tx: Pick<Store, 'posts'>,
  { teamId, locale, key }: Pick<NewPost, 'teamId' | 'locale' | 'key'>,
  item: NewsItem,
): Promise<void> {
  const { to } = item;
  const waiting = await tx.posts.lockWaiting({ teamId, channelId: to }, 'news');
  if (waiting?.content.type === 'news') {
    await tx.posts.revise(teamId, waiting.key, { ...waiting.content, items: [...waiting.content.items, item] });
  } else {
    await tx.posts.add({ teamId, channelId: to, locale, key, content: { type: 'news', to, items: [item] } });
  }
}
