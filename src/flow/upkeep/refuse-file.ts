import type { Post } from '../../messages/post.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';

/**
 * Replaces a file that Slack refuses by its alt text. One message for each run lists the files that could not be shown.
 * @param reason Slack's error code, for example `missing_scope`
 */
export async function refuseFile(store: StoreOf<'posts'>, post: Post, reason: string): Promise<void> {
  const { content } = post;
  if (content.type !== 'file') return;
  await store.transaction(async (tx) => {
    await tx.posts.revise(post.teamId, post.key, {
      type: 'file-words',
      title: content.title,
      altText: content.altText,
    });
    const key = runKey(content.runId ?? content.artifactId, 'not-shown');
    const notice = await tx.posts.byKey(post.teamId, key);
    const names = notice?.content.type === 'not-shown' ? notice.content.names : [];
    if (names.includes(content.title)) return;
    const next = { type: 'not-shown' as const, names: [...names, content.title], reason };
    const added = await tx.posts.add({
      teamId: post.teamId,
      channelId: post.channelId,
      locale: post.locale,
      ...(post.threadKey === undefined ? {} : { threadKey: post.threadKey }),
      key,
      content: next,
    });
    if (!added) await tx.posts.revise(post.teamId, key, next);
  });
}
