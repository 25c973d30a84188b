import { checkText } from '../../exercise/check-text.ts';
import { firstWords } from '../../exercise/first-words.ts';
import type { Assignment } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { changeAsAsker } from './change-as-asker.ts';
import type { RequestAction } from './change-request.ts';
import type { ChangePort } from './port.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * The asker asks a follow-up question: everybody who answered is asked again, and a closed request opens.
 * @param action.askBackId makes a submission that Slack delivers twice one question
 * @throws AppError as changeAsAsker and checkText do
 */
export async function askBack(
  needs: ChangePort,
  action: RequestAction & { askBackId: string; text: string },
): Promise<void> {
  const text = checkText(action.text);
  const now = needs.clock.now();
  await changeAsAsker(needs, action, async (tx, { request, cohort }) => {
    const isNew = await tx.replies.add(action.teamId, {
      id: action.askBackId,
      requestId: request.id,
      authorId: action.userId,
      text,
      source: 'ask-back',
      files: [],
      createdAt: now,
    });
    if (!isNew) return request;
    const again = request.assignments.filter(({ state }) => state === 'answered');
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(request.id, `ask-back:${action.askBackId}`),
      content: {
        type: 'asked-back',
        requestId: request.id,
        asker: action.userId,
        to: again.flatMap(({ assigneeId }) => assigneeId ?? []),
        roles: again.map(({ role }) => role),
        text,
        about: firstWords(request.text),
      },
    });
    const { closedAt: _, ...open } = request;
    return { ...open, assignments: request.assignments.map((each) => askAgain(each, now)) };
  });
}

function askAgain(assignment: Assignment, now: Date): Assignment {
  if (assignment.state !== 'answered') return assignment;
  const reminder = assignment.assigneeId === undefined ? {} : { remindAt: now };
  return { ...assignment, state: 'asked', askedAt: now, reminders: 0, ...reminder };
}
