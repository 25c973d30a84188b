import { checkText } from '../../exercise/check-text.ts';
import type { Assignment } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { FlowDeps } from '../deps.ts';
import { changeAsAsker, type Deed } from './change-as-asker.ts';

/**
 * The asker asks back: who has answered is asked again, and what was closed is open. The stand-in answers at once.
 * @param deed.askBackId makes a submission that is delivered twice one question
 * @throws AppError as closeRequest does; text_empty, text_too_long
 */
export async function askBack(deps: FlowDeps, deed: Deed & { askBackId: string; text: string }): Promise<void> {
  const text = checkText(deed.text);
  const now = deps.clock.now();
  await changeAsAsker(deps, deed, async (tx, cohort, request) => {
    const isNew = await tx.replies.add(deed.teamId, {
      id: deed.askBackId,
      requestId: request.id,
      authorId: deed.userId,
      text,
      source: 'ask-back',
      files: [],
      createdAt: now,
    });
    if (!isNew) return request;
    const again = request.assignments.filter(({ state }) => state === 'answered');
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `ask-back:${deed.askBackId}`),
      content: {
        type: 'asked-back',
        requestId: request.id,
        asker: deed.userId,
        to: again.flatMap(({ assigneeId }) => (assigneeId === undefined ? [] : [assigneeId])),
        roles: again.map(({ role }) => role),
        text,
      },
    });
    const assignments = request.assignments.map(
      (each): Assignment =>
        each.state !== 'answered'
          ? each
          : {
              ...each,
              state: 'asked',
              askedAt: now,
              reminders: 0,
              ...(each.assigneeId === undefined ? {} : { remindAt: now }),
            },
    );
    const { closedAt: _, ...open } = request;
    return { ...open, assignments };
  });
}
