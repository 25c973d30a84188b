import { checkMayAnswer } from '../../exercise/request-state.ts';
import type { Actor } from '../app/actor.ts';
import type { EdgeWith } from '../app/edge.ts';

/** A request that waits for this person, and the assignment in which they are asked. @throws AppError as checkMayAnswer does */
export async function findRequestToAnswer({ flow }: EdgeWith<'store'>, { teamId, userId }: Actor, requestId: string) {
  return checkMayAnswer(await flow.store.requests.byId(teamId, requestId), userId);
}
