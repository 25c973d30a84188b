import { withAssignment } from '../../exercise/request-state.ts';
import type { FlowDeps } from '../deps.ts';
import { changeAsAsked, type Deed } from './change-as-asked.ts';

/**
 * Says that one will answer. Pressing twice changes nothing.
 * @throws AppError as checkMayAnswer does
 */
export async function acceptRequest(deps: FlowDeps, deed: Deed): Promise<void> {
  await changeAsAsked(deps, deed, async (_tx, _cohort, request, assignment) =>
    withAssignment(request, assignment.role, { state: 'accepted', assigneeId: deed.userId }),
  );
}
