import type { RoleId, RoutingReason } from '../course/types.ts';
import type { RoleHolding } from '../ports.ts';

/** Open requests of a person, and when they were last asked (milliseconds since 1970; absent = never). */
export interface Load {
  open: number;
  lastAskedAt?: number;
}

/**
 * Chooses who is asked: the one holder of the role; of several, the one with the fewest open requests, then the one
 * asked longest ago, then by user id so that the choice is the same everywhere. Never the asker. With no other holder
 * it goes to the facilitator; when the facilitator is the asker, to nobody (anyone may answer).
 *
 * Source: COURSE "The communication exercise"; load-balanced assignment as in GitHub review assignment.
 */
export function routeRequest(input: {
  role: RoleId;
  asker: string;
  facilitator: string;
  holdings: RoleHolding[];
  loads: ReadonlyMap<string, Load>;
}): { assignee?: string; why: RoutingReason } {
  const others = [...new Set(input.holdings.filter((h) => h.role === input.role).map((h) => h.userId))].filter(
    (user) => user !== input.asker,
  );
  if (others.length === 0) {
    if (input.facilitator === input.asker) return { why: 'nobody' };
    return { assignee: input.facilitator, why: 'facilitator' };
  }
  const chosen = others.sort(byLoad(input.loads))[0];
  return { assignee: chosen, why: others.length === 1 ? 'sole-holder' : 'least-busy' };
}

function byLoad(loads: ReadonlyMap<string, Load>): (a: string, b: string) => number {
  return (a, b) => {
    const x = loads.get(a);
    const y = loads.get(b);
    return (
      (x?.open ?? 0) - (y?.open ?? 0) || (x?.lastAskedAt ?? 0) - (y?.lastAskedAt ?? 0) || (a < b ? -1 : a > b ? 1 : 0)
    );
  };
}
