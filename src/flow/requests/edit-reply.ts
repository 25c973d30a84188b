import { checkText } from '../../exercise/check-text.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Announcer } from '../announce.ts';
import { changeReply } from './change-reply.ts';
import type { ReplyAction } from './open-edit.ts';
import type { ChangePort } from './port.ts';

/**
 * Changes the text of an answer, and its message if the app posted it. The same text changes nothing.
 * @param action.text may be empty for an answer that has files
 * @throws AppError as openEdit and checkText do
 */
export async function editReply(
  needs: Announcer & Pick<ChangePort, 'store' | 'clock'>,
  action: ReplyAction & { text: string },
): Promise<void> {
  await changeReply(needs, action, async (tx, { request, reply }) => {
    const text = reply.files.length > 0 ? action.text.trim() : checkText(action.text);
    if (text === reply.text) return;
    await tx.replies.change(action.teamId, { ...reply, text, editedAt: needs.clock.now() });
    if (reply.source !== 'modal') return;
    // A request's first answer has the key `reply`.
    for (const part of [`reply:${reply.id}`, 'reply']) {
      const key = requestKey(request.id, part);
      const content = (await tx.posts.byKey(action.teamId, key))?.content;
      if (content?.type !== 'reply') continue;
      await tx.posts.revise(action.teamId, key, { ...content, text, edited: true });
      return;
    }
  });
}
