import type { RoleId } from '../course/role.ts';
import type { RoleHolding } from '../team/role-holding.ts';
import type { RoutingReason } from './request.ts';

/** Open requests of a person, and when they were last asked (milliseconds since 1970; absent = never). */
export interface Load {
  open: number;
  lastAskedAt?: number;
}

/** Of how long ago a request still counts when the turn goes to who was asked longest ago: 30 days, in milliseconds. */
export const TURN_WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

export interface Routing {
  role: RoleId;
  asker: string;
  facilitator: string;
  holdings: RoleHolding[];
  loads: ReadonlyMap<string, Load>;
  /** People who are away, handed this on, or are asked about it in another role: never chosen. */
  not?: ReadonlySet<string>;
  /** People who do not want to be disturbed now: behind the others who have as many open requests. */
  quiet?: ReadonlySet<string>;
  /** A stand-in answers for a role that nobody can. */
  standIns?: boolean;
  /** Milliseconds since 1970, for the 30 days in which turns are counted. */
  now: number;
}

/**
 * Chooses who is asked: the one holder of the role; of several, the one with the fewest open requests, then one who may be
 * disturbed, then the one asked longest ago within 30 days, then by user id so that the choice is the same everywhere. Never the asker, nor who is
 * away. With nobody left the stand-in answers where the cohort has one; else it goes to the facilitator, and when the
 * facilitator is the asker or away, to nobody (anyone may answer).
 *
 * Source: COURSE "The communication exercise"; load-balanced assignment as in GitHub review assignment.
 */
export function routeRequest(input: Routing): { assignee?: string; why: RoutingReason } {
  const may = (user: string): boolean => user !== input.asker && input.not?.has(user) !== true;
  const holders = [...new Set(input.holdings.filter((h) => h.role === input.role).map((h) => h.userId))].filter(may);
  const [chosen] = holders.sort(byLoad(input));
  if (chosen === undefined) {
    if (input.standIns === true) return { why: 'stand-in' };
    return may(input.facilitator) ? { assignee: input.facilitator, why: 'facilitator' } : { why: 'nobody' };
  }
  return { assignee: chosen, why: holders.length === 1 ? 'sole-holder' : 'least-busy' };
}

function byLoad({ loads, quiet, now }: Routing): (a: string, b: string) => number {
  const since = now - TURN_WINDOW_MS;
  const rest = (user: string): number => (quiet?.has(user) === true ? 1 : 0);
  const turn = (user: string): number => {
    const last = loads.get(user)?.lastAskedAt ?? 0;
    return last < since ? 0 : last;
  };
  return (a, b) =>
    (loads.get(a)?.open ?? 0) - (loads.get(b)?.open ?? 0) ||
    rest(a) - rest(b) ||
    turn(a) - turn(b) ||
    (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * Routes a request that asks several roles at once, one of each: whoever is picked for one role is picked for another only
 * where nobody else holds it.
 * @param input.roles in the order in which they were chosen
 */
export function routeRoles(
  input: Omit<Routing, 'role'> & { roles: readonly RoleId[] },
): { role: RoleId; assignee?: string; why: RoutingReason }[] {
  const picked = new Set<string>();
  return input.roles.map((role) => {
    const apart = routeRequest({ ...input, role, not: new Set([...(input.not ?? []), ...picked]) });
    const isHeld = apart.why === 'sole-holder' || apart.why === 'least-busy';
    const routed = isHeld ? apart : routeRequest({ ...input, role });
    if (routed.assignee !== undefined) picked.add(routed.assignee);
    return { role, ...routed };
  });
}
