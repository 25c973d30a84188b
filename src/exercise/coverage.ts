import type { ModelRequest } from '../course/lesson.ts';
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

/** How a team's requests cover a lesson's model requests. */
export interface Coverage {
  /** Covered model requests, each with the request that covers it. */
  covered: { model: ModelRequest; by: AskedRequest }[];
  /** Model requests that no request covers. */
  missing: ModelRequest[];
  /** Requests that fit no model request: the team went beyond the course. */
  beyond: AskedRequest[];
}

/**
 * Finds the model requests that a team has covered. A request covers a model request of the same kind to one of its
 * roles. Each request covers at most one, preferably the most similar one, and as many as possible are covered. A new
 * request never removes coverage.
 */
export function coverageOf(models: readonly ModelRequest[], asked: readonly AskedRequest[]): Coverage {
  const fits = (model: ModelRequest, by: AskedRequest): boolean =>
    model.kind === by.kind && by.roles.some((role) => model.roles.includes(role));
  const byModel = new Map<string, AskedRequest>();
  // Augmenting paths (Kuhn, 1955): a request moves to another model request when that makes room for one more.
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
