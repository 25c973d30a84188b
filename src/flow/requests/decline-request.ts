import type { RoleId } from '../../course/types.ts';
import { checkText } from '../../exercise/check-text.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { FlowDeps } from '../deps.ts';
import { changeAsAsked, type Deed } from './change-as-asked.ts';

/**
 * Says that the request is not this role's business: feedback to the asker on whom to ask.
 * @param deed.instead the role that would know
 * @throws AppError as checkMayAnswer and checkText do
 */
export async function declineRequest(deps: FlowDeps, deed: Deed & { reason: string; instead?: RoleId }): Promise<void> {
  const reason = checkText(deed.reason);
  await changeAsAsked(deps, deed, async (tx, cohort, request, assignment) => {
    await tx.posts.add({
      ...threadOf(cohort, request.lessonId),
      key: requestKey(request.id, `declined:${assignment.role}`),
      content: {
        type: 'declined',
        requestId: request.id,
        lessonId: request.lessonId,
        asker: request.askerId,
        by: deed.userId,
        role: assignment.role,
        reason,
        ...(deed.instead === undefined ? {} : { instead: deed.instead }),
      },
    });
    return withAssignment(request, assignment.role, { state: 'declined', assigneeId: deed.userId });
  });
}
