import type { ContentOf } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';

/** The message with a run's findings. Before them it showed the run's progress; in earlier releases they had a message of their own. */
export async function findFindings(
  { posts }: Pick<Store, 'posts'>,
  teamId: string,
  runId: string,
): Promise<(Post & { content: ContentOf<'findings'> }) | undefined> {
  for (const part of ['progress', 'findings']) {
    const post = await posts.byKey(teamId, runKey(runId, part));
    if (post?.content.type === 'findings') return { ...post, content: post.content };
  }
  return undefined;
}
