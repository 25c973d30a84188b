import { withAssignment } from '../../exercise/request-state.ts';
import type { Announcer } from '../announce.ts';
import { changeAsAssignee } from './change-as-assignee.ts';
import type { RequestAction } from './change-request.ts';
import type { ChangeStore } from './port.ts';

/**
 * Records that this person will answer. A second press changes nothing.
 * @throws AppError as checkMayAnswer does
 */
export async function acceptRequest(needs: Announcer & { store: ChangeStore }, action: RequestAction): Promise<void> {
  await changeAsAssignee(needs, action, (_tx, { request, assignment }) =>
    withAssignment(request, assignment.role, { state: 'accepted', assigneeId: action.userId }),
  );
}
