import type { RoleId } from '../../course/role.ts';
import { checkText } from '../../exercise/check-text.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Announcer } from '../announce.ts';
import { changeAsAssignee } from './change-as-assignee.ts';
import type { RequestAction } from './change-request.ts';
import type { ChangeStore } from './port.ts';
import { threadOfRequest } from './thread-of-request.ts';

/**
 * Declines a request that another role should answer, and tells the asker in the thread.
 * @param action.instead the role that would know
 * @throws AppError as checkMayAnswer and checkText do
 */
export async function declineRequest(
  needs: Announcer & { store: ChangeStore },
  action: RequestAction & { reason: string; instead?: RoleId },
): Promise<void> {
  const reason = checkText(action.reason);
  await changeAsAssignee(needs, action, async (tx, { request, cohort, assignment }) => {
    await tx.posts.add({
      ...(await threadOfRequest(tx, cohort, request)),
      key: requestKey(request.id, `declined:${assignment.role}`),
      content: {
        type: 'declined',
        requestId: request.id,
        lessonId: request.lessonId,
        asker: request.askerId,
        by: action.userId,
        role: assignment.role,
        reason,
        ...(action.instead === undefined ? {} : { instead: action.instead }),
      },
    });
    // A role that was offered with the request isn't given.
    const why = assignment.why === 'offered' ? 'handed-on' : assignment.why;
    return withAssignment(request, assignment.role, { why, state: 'declined', assigneeId: action.userId });
  });
}
