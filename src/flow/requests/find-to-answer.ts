import type { Assignment, Request } from '../../exercise/request.ts';
import { checkMayAnswer } from '../../exercise/request-state.ts';
import type { Store } from '../../ports/store.ts';
import { checkMember } from '../members/check-member.ts';
import type { RequestAction } from './change-request.ts';

/**
 * Finds a request that waits for this person, and the assignment in which they are asked.
 * @throws AppError not_in_cohort, and as checkMayAnswer does
 */
export async function findToAnswer(
  store: Pick<Store, 'members' | 'requests'>,
  { teamId, requestId, userId }: RequestAction,
): Promise<{ request: Request; assignment: Assignment }> {
  const request = await store.requests.byId(teamId, requestId);
  if (request !== undefined) await checkMember(store, { teamId, id: request.cohortId }, userId);
  return checkMayAnswer(request, userId);
}
