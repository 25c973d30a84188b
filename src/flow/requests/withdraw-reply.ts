import { isAnswer } from '../../exercise/reply.ts';
import type { Assignment } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Announcer } from '../announce.ts';
import { changeReply } from './change-reply.ts';
import type { ReplyAction } from './open-edit.ts';
import type { ChangePort } from './port.ts';
import { saveRequest } from './save-request.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Removes an answer whose message its author deleted from the thread. If the author has fewer answers left than answered
 * assignments, the last of these assignments opens again. The thread says so.
 * @throws AppError as openEdit does
 */
export async function withdrawReply(
  needs: Announcer & Pick<ChangePort, 'store' | 'clock'>,
  action: ReplyAction,
): Promise<void> {
  const now = needs.clock.now();
  await changeReply(needs, action, async (tx, { request, reply, cohort }) => {
    const { teamId, userId } = action;
    await tx.replies.remove(teamId, request.id, reply.id);
    const left = (await tx.replies.of(teamId, request.id)).filter((one) => one.authorId === userId && isAnswer(one));
    const answered = request.assignments.filter((each) => each.assigneeId === userId && each.state === 'answered');
    const again = left.length < answered.length ? answered.at(-1) : undefined;
    if (again !== undefined) {
      const open: Assignment = { ...again, state: 'asked', reminders: 0, remindAt: now };
      const assignments = request.assignments.map((each) => (each === again ? open : each));
      await saveRequest(tx, teamId, { ...request, assignments });
    }
    const content = {
      type: 'reply-withdrawn',
      requestId: request.id,
      asker: request.askerId,
      author: userId,
      ...(again === undefined ? {} : { role: again.role }),
    } as const;
    // Takes the place of the line that told of the answer. Earlier releases had none.
    if (await tx.posts.revise(teamId, requestKey(request.id, `reply:${reply.id}`), content)) return;
    const key = requestKey(request.id, `withdrawn:${reply.id}`);
    await tx.posts.add({ ...(await threadOfRequest(tx, cohort, request)), key, content });
  });
}
