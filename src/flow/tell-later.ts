import type { ContentOf, NewsItem } from '../messages/content.ts';
import type { NewPost } from '../messages/post.ts';
import type { Store } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';

/**
 * Tells a person something about a request that can wait for their next direct message. At the pace of a workshop it doesn't wait: it goes
 * behind what it is about in the channel, and is told in its turn. Runs inside the caller's transaction.
 * @param post where it stands in the channel while it waits for its turn
 */
export async function tellLater(
  tx: Pick<Store, 'news' | 'posts'>,
  cohort: Pick<Cohort, 'pace' | 'teamId'>,
  post: Omit<NewPost, 'content'> & { content: Exclude<NewsItem, ContentOf<'role-cards' | 'buddy-finished'>> },
  now: Date,
): Promise<void> {
  if (cohort.pace === 'workshop') {
    await tx.posts.add(post);
    return;
  }
  const { type: kind, requestId, to } = post.content;
  await tx.news.add(cohort.teamId, to, { kind, requestId, since: now });
}
