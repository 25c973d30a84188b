import type { ExampleRequest, Lesson } from '../course/lesson.ts';
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
 * Finds the example request whose reply the stand-in gives: to the same role, preferably of the same kind, then with the
 * most similar text. Undefined when the lesson has no example request to this role.
 */
export function nearestExampleRequest({ exampleRequests }: Pick<Lesson, 'exampleRequests'>, asked: Asked) {
  const score = (each: ExampleRequest): number =>
    (each.kind === asked.kind ? 1 : 0) + similarity(each.text, asked.text);
  return exampleRequests
    .filter(({ roles }) => roles.includes(asked.role))
    .map((request) => ({ request, score: score(request) }))
    .sort((a, b) => b.score - a.score)[0]?.request;
}
