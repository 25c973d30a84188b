import { checkMayAnswer } from '../../exercise/request-state.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';

/** A request that waits for this person, and the assignment in which they are asked. @throws AppError as checkMayAnswer does */
export async function findRequestToAnswer({ flow }: Pick<Edge, 'flow'>, { teamId, userId }: Actor, requestId: string) {
  return checkMayAnswer(await flow.store.requests.byId(teamId, requestId), userId);
}
