import type { RoleId } from '../../course/role.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { standInReplies } from './compose-stand-in-reply.ts';
import type { ChangeStore } from './port.ts';

/** Takes the button from the stand-in's messages, because the request has gone to a person. */
export async function withdrawOffers(
  tx: Pick<ChangeStore, 'posts' | 'replies'>,
  { teamId, requestId, role }: { teamId: string; requestId: string; role: RoleId },
): Promise<void> {
  for (const { id } of standInReplies(await tx.replies.of(teamId, requestId), role)) {
    const key = requestKey(requestId, `reply:${id}`);
    const post = await tx.posts.byKey(teamId, key);
    if (post?.content.type !== 'reply' && post?.content.type !== 'verdicts') continue;
    const { offersPerson: _, ...content } = post.content;
    await tx.posts.revise(teamId, key, content);
  }
}
