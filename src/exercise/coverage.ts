import type { ExampleRequest } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { similarity } from './similarity.ts';

/** The parts of a team's request that coverage needs. */
export interface AskedRequest {
  id: string;
  roles: readonly RoleId[];
  kind: RequestKind;
  text: string;
}

/** How a team's requests cover a lesson's example requests. */
export interface Coverage {
  /** Covered example requests, each with the request that covers it. */
  covered: { example: ExampleRequest; by: AskedRequest }[];
  /** Example requests that no request covers. */
  missing: ExampleRequest[];
  /** Requests that fit no example request: the team went beyond the course. */
  beyond: AskedRequest[];
}

/** Similarity to the form of the example request that is more like it. */
function alike({ text, full }: ExampleRequest, by: AskedRequest): number {
  return Math.max(similarity(text, by.text), similarity(full, by.text));
}

/**
 * Finds the example requests that a team has covered. A request covers an example request of the same kind to one of its
 * roles. Each request covers at most one, preferably the most similar one, and as many as possible are covered. A new
 * request never removes coverage.
 */
export function coverageOf(examples: readonly ExampleRequest[], asked: readonly AskedRequest[]): Coverage {
  const fits = (example: ExampleRequest, by: AskedRequest): boolean =>
    example.kind === by.kind && by.roles.some((role) => example.roles.includes(role));
  const byExample = new Map<string, AskedRequest>();
  // Augmenting paths (Kuhn, 1955): a request moves to another example request when that makes room for one more.
  const place = (by: AskedRequest, seen: Set<string>): boolean => {
    const candidates = examples
      .filter((example) => fits(example, by) && !seen.has(example.id))
      .sort((a, b) => alike(b, by) - alike(a, by));
    for (const example of candidates) {
      if (seen.has(example.id)) continue;
      seen.add(example.id);
      const other = byExample.get(example.id);
      if (other === undefined || place(other, seen)) {
        byExample.set(example.id, by);
        return true;
      }
    }
    return false;
  };
  for (const by of asked) place(by, new Set());
  return {
    covered: examples.flatMap((example) => {
      const by = byExample.get(example.id);
      return by === undefined ? [] : [{ example, by }];
    }),
    missing: examples.filter(({ id }) => !byExample.has(id)),
    beyond: asked.filter((by) => !examples.some((example) => fits(example, by))),
  };
}
