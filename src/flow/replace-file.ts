import type { Content } from '../messages/content.ts';
import type { Random } from '../ports/random.ts';
import type { Store } from '../ports/store.ts';

/**
 * Replaces a file's content, and makes the posts that show it show the new one. The new content gets a new id. Runs inside the
 * caller's transaction.
 * @returns where posts show it, in the channel and in direct messages; undefined when the file is gone
 */
export async function replaceFile(
  random: Random,
  tx: Pick<Store, 'artifacts' | 'posts'>,
  { teamId, artifactId }: { teamId: string; artifactId: string },
  content: Uint8Array,
): Promise<string[] | undefined> {
  const id = random.uuid();
  const posts = await tx.posts.showing(teamId, artifactId);
  if (!(await tx.artifacts.replace(teamId, artifactId, { id, content }))) return undefined;
  for (const post of posts) await tx.posts.revise(teamId, post.key, withFile(post.content, artifactId, id));
  return posts.map(({ channelId }) => channelId);
}

function withFile(content: Content, old: string, next: string): Content {
  if (content.type === 'file') return { ...content, artifactId: next };
  if (content.type !== 'files') return content;
  const files = content.files.map((file) => (file.artifactId === old ? { ...file, artifactId: next } : file));
  return { ...content, files };
}
