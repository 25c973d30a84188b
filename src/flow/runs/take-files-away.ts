import { filesOf, showsFiles, titlesOf } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import type { Store } from '../../ports/store.ts';

/**
 * Makes a post that shows files take them out of Slack, or never show them. Runs inside the caller's transaction, and leaves the stored
 * files to the caller.
 * @returns the files' ids; undefined when the post shows none
 */
export async function takeFilesAway(
  tx: { posts: Pick<Store['posts'], 'revise'> },
  { teamId, key, content }: Pick<Post, 'content' | 'key' | 'teamId'>,
): Promise<string[] | undefined> {
  if (!showsFiles(content)) return undefined;
  const [title = '', ...more] = titlesOf(content);
  await tx.posts.revise(teamId, key, { type: 'file-gone', title, ...(more.length === 0 ? {} : { more }) });
  return filesOf(content).map(({ artifactId }) => artifactId);
}
