import type { Content } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { besideKey, fileSubject } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import { tellAboutFiles } from './tell-about-files.ts';

/** Which files a refusal is about: this one, all that aren't images, or any. */
export type RefusalScope = 'this' | 'not-images' | 'all';

/**
 * Replaces a file that Slack refuses by its alt text. The refusal decides for the files that belong with it, too: they are not tried one
 * after another, and their words come at once. A file whose fate is unknown is left out, because it may be there already. One message
 * lists all of them.
 * @param refusal.reason Slack's error code, for example `missing_scope`
 */
export async function refuseFile(
  store: StoreOf<'posts'>,
  post: Post,
  { reason, scope }: { reason: string; scope: RefusalScope },
): Promise<void> {
  await store.transaction(async (tx) => {
    const others = scope === 'this' ? [] : await tx.posts.waitingFiles(post.teamId, besideKey(post.key, ''));
    const refused = [post, ...others.filter(({ key, content }) => key !== post.key && isMeant(scope, content))];
    for (const { teamId, key, content } of refused) {
      if (content.type !== 'file') continue;
      const { title, altText } = content;
      await tx.posts.revise(teamId, key, { type: 'file-words', title, altText, of: fileSubject(key) });
    }
    const titles = refused.flatMap(({ content }) => (content.type === 'file' ? content.title : []));
    await tellAboutFiles(tx, post, { refused: titles, reason });
  });
}

function isMeant(scope: RefusalScope, content: Content): boolean {
  return content.type === 'file' && (scope === 'all' || !content.isImage);
}
