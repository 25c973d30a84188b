import type { Content, FileInGroup } from '../../messages/content.ts';
import { filesOf } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { besideKey, fileSubject } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { tellAboutFiles } from './tell-about-files.ts';

/** Which files a refusal is about: this one, all that aren't images, or any. */
export type RefusalScope = 'this' | 'not-images' | 'all';

/**
 * Replaces files that Slack refuses by their alt text. The refusal decides for the files that belong with them, too: they are not tried one
 * after another, and their words come at once. A file whose fate is unknown is left out, because it may be there already. One message
 * lists all of them.
 * @param refusal.reason Slack's error code, for example `missing_scope`
 * @param refusal.artifactId the file of a group that it is about, where that is known; else the whole group
 */
export async function refuseFile(
  store: StoreOf<'posts'>,
  post: Post,
  { reason, scope, artifactId }: { reason: string; scope: RefusalScope; artifactId?: string | undefined },
): Promise<void> {
  await store.transaction(async (tx) => {
    // A post that has changed meanwhile shows something else, which Slack wasn't asked to take.
    if ((await tx.posts.byKey(post.teamId, post.key))?.revision !== post.revision) return;
    const others = scope === 'this' ? [] : await tx.posts.waitingFiles(post.teamId, besideKey(post.key, ''));
    const titles: string[] = [];
    for (const { teamId, key, content } of [post, ...others.filter(({ key }) => key !== post.key)]) {
      const files = filesOf(content);
      let refused = files.filter(({ isImage }) => scope !== 'not-images' || !isImage);
      if (key === post.key && (scope === 'this' || refused.length === 0)) {
        const known = files.filter((file) => file.artifactId === artifactId);
        refused = known.length === 0 ? files : known;
      }
      if (refused.length === 0) continue;
      titles.push(...refused.map(({ title }) => title));
      await tx.posts.revise(teamId, key, withoutFiles(content, key, refused));
    }
    await tellAboutFiles(tx, post, { refused: titles, reason });
  });
}

/** What a post shows once some of its files are refused: words, or what is left of a group. */
function withoutFiles(content: Content, key: string, refused: readonly FileInGroup[]): Content {
  const of = fileSubject(key);
  if (content.type === 'file') return { type: 'file-words', title: content.title, altText: content.altText, of };
  if (content.type !== 'files') return content;
  const isRefused = ({ artifactId }: FileInGroup) => refused.some((one) => one.artifactId === artifactId);
  const files = content.files.map((file) => (isRefused(file) ? { ...file, refused: true as const } : file));
  if (files.some((file) => file.refused !== true)) return { ...content, files };
  return { type: 'files-words', files: files.map(({ title, altText }) => ({ title, altText })), of };
}
