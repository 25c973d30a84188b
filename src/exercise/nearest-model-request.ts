import type { Lesson, ModelRequest } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { similarity } from './similarity.ts';

/** What a request asks, as far as an answer depends on it. */
interface Asked {
  role: RoleId;
  kind: RequestKind;
  text: string;
}

/**
 * The model request whose answer the stand-in gives: one to the same role, rather of the same kind, rather in the same words.
 * Undefined where the course asks this role nothing in this lesson.
 */
export function nearestModelRequest({ modelRequests }: Pick<Lesson, 'modelRequests'>, asked: Asked) {
  const score = (each: ModelRequest): number => (each.kind === asked.kind ? 1 : 0) + similarity(each.text, asked.text);
  return modelRequests
    .filter(({ roles }) => roles.includes(asked.role))
    .map((request) => ({ request, score: score(request) }))
    .sort((a, b) => b.score - a.score)[0]?.request;
}
