import type { ModelRequest } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { similarity } from './similarity.ts';

/** A request that a team has asked, as far as coverage needs it. */
export interface AskedRequest {
  id: string;
  roles: readonly RoleId[];
  kind: RequestKind;
  text: string;
}

export interface Coverage {
  /** Model requests that the team has asked, each with the request that covers it. */
  covered: { model: ModelRequest; by: AskedRequest }[];
  /** Model requests that nobody has asked. */
  missing: ModelRequest[];
  /** Requests that no model request stands for: the team thought further than the course. */
  beyond: AskedRequest[];
}

/**
 * Which of a lesson's model requests a team has covered: one is covered by a request of its kind to one of its roles. Where one
 * request could cover several, it covers the one whose words are nearest, so that each request covers at most one and as
 * many are covered as can be. Another request never uncovers anything.
 */
export function coverageOf(models: readonly ModelRequest[], asked: readonly AskedRequest[]): Coverage {
  const fits = (model: ModelRequest, by: AskedRequest): boolean =>
    model.kind === by.kind && by.roles.some((role) => model.roles.includes(role));
  const byModel = new Map<string, AskedRequest>();
  // Augmenting paths (Kuhn, 1955): a request moves on to another model request when that leaves room for one more.
  const place = (by: AskedRequest, seen: Set<string>): boolean => {
    const candidates = models
      .filter((model) => fits(model, by) && !seen.has(model.id))
      .sort((a, b) => similarity(b.text, by.text) - similarity(a.text, by.text));
    for (const model of candidates) {
      if (seen.has(model.id)) continue;
      seen.add(model.id);
      const other = byModel.get(model.id);
      if (other === undefined || place(other, seen)) {
        byModel.set(model.id, by);
        return true;
      }
    }
    return false;
  };
  for (const by of asked) place(by, new Set());
  return {
    covered: models.flatMap((model) => {
      const by = byModel.get(model.id);
      return by === undefined ? [] : [{ model, by }];
    }),
    missing: models.filter(({ id }) => !byModel.has(id)),
    beyond: asked.filter((by) => !models.some((model) => fits(model, by))),
  };
}
