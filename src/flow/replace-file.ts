import type { Post } from '../messages/post.ts';
import type { Random } from '../ports/random.ts';
import type { Store } from '../ports/store.ts';

/**
 * Replaces a file's content, and makes the post that shows it show the new one. The new content gets a new id. Runs inside the
 * caller's transaction.
 * @param post the file's post; undefined, or a post of another type, when nothing shows the file
 * @returns false when the file is gone
 */
export async function replaceFile(
  random: Random,
  tx: Pick<Store, 'artifacts' | 'posts'>,
  { teamId, artifactId, post }: { teamId: string; artifactId: string; post: Post | undefined },
  content: Uint8Array,
): Promise<boolean> {
  const id = random.uuid();
  if (!(await tx.artifacts.replace(teamId, artifactId, { id, content }))) return false;
  if (post?.content.type === 'file') await tx.posts.revise(teamId, post.key, { ...post.content, artifactId: id });
  return true;
}
