import type { Lesson, ModelRequest } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { similarity } from './similarity.ts';

/** The parts of a request that decide which answer fits. */
interface Asked {
  role: RoleId;
  kind: RequestKind;
  text: string;
}

/**
 * Finds the model request whose reply the stand-in gives: to the same role, preferably of the same kind, then with the
 * most similar text. Undefined when the lesson has no model request to this role.
 */
export function nearestModelRequest({ modelRequests }: Pick<Lesson, 'modelRequests'>, asked: Asked) {
  const score = (each: ModelRequest): number => (each.kind === asked.kind ? 1 : 0) + similarity(each.text, asked.text);
  return modelRequests
    .filter(({ roles }) => roles.includes(asked.role))
    .map((request) => ({ request, score: score(request) }))
    .sort((a, b) => b.score - a.score)[0]?.request;
}
