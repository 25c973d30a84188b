import { checkText } from '../../exercise/check-text.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { changeReply } from './change-reply.ts';
import type { Deed } from './open-edit.ts';

/**
 * Changes an answer, and its message where the app has posted it. The same text changes nothing.
 * @param deed.text an answer written in the thread may be empty, where it has files
 * @throws AppError as openEdit and checkText do
 */
export async function editReply(deps: FlowDeps, deed: Deed & { text: string }): Promise<void> {
  const cohort = await changeReply(deps, deed, async (tx, cohortOf, { request, reply }) => {
    const text = reply.files.length > 0 ? deed.text.trim() : checkText(deed.text);
    if (text === reply.text) return;
    await tx.replies.change(deed.teamId, { ...reply, text, editedAt: deps.clock.now() });
    if (reply.source !== 'modal') return;
    const { id, authorId: author } = reply;
    const content = { type: 'reply' as const, requestId: request.id, replyId: id, author, text, edited: true as const };
    // The first answer's message has a key of its own.
    for (const part of [`reply:${id}`, 'reply']) {
      if (await tx.posts.revise(cohortOf.teamId, requestKey(request.id, part), content)) return;
    }
  });
  await announce(deps, cohort);
}
