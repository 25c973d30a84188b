import type { RoleId } from '../course/role.ts';
import type { RoleHolding } from '../team/role-holding.ts';
import type { Absentee, RoutingReason } from './request.ts';

/** A person's number of open requests, and when they were last asked (milliseconds since 1970; absent means never). */
export interface Load {
  open: number;
  lastAskedAt?: number;
}

/** Time for which a past request counts in the choice of the person asked longest ago: 30 days, in milliseconds. */
export const TURN_WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

/** Input of `routeRequest`. */
export interface Routing {
  role: RoleId;
  asker: string;
  facilitator: string;
  holdings: RoleHolding[];
  loads: ReadonlyMap<string, Load>;
  /** People who are never chosen: they are away, handed the request on, or are asked in another role. */
  not?: ReadonlySet<string>;
  /** Those among them who are away: the reason names them, and one of them is asked where nobody else is left. */
  away?: ReadonlyMap<string, Absentee>;
  /** Who was drawn for the asker in a workshop, by role: they are asked if they can be. */
  drawn?: ReadonlyMap<RoleId, string>;
  /** Those who handed the request on or did not react. They are never asked again. */
  passed?: readonly string[];
  /** People who do not want to be disturbed now. They come after others with the same number of open requests. */
  quiet?: ReadonlySet<string>;
  /** True when a stand-in answers for a role without an available holder. */
  standIns?: boolean;
  /** Current time, milliseconds since 1970. */
  now: number;
}

/**
 * Chooses the assignee of a request among the role's holders, never the asker or a person who is away. It prefers whom a workshop has drawn,
 * then the fewest open requests, then people who may be disturbed, then the one asked longest ago within 30 days, then the lower
 * user id, which makes the choice deterministic. Without a holder, the stand-in answers if the cohort has stand-ins,
 * else the facilitator. If the facilitator can't be asked either, the request waits for the holder who is back first, or else for
 * the facilitator who is away. If there isn't even such a person, nobody is assigned, and anyone may answer.
 *
 * Source: COURSE "The communication exercise"; load-balanced assignment as in GitHub review assignment.
 */
export function routeRequest(input: Routing): Routed {
  const isPassed = (user: string): boolean => input.passed?.includes(user) === true;
  const may = (user: string): boolean => user !== input.asker && input.not?.has(user) !== true && !isPassed(user);
  const all = [...new Set(input.holdings.filter((h) => h.role === input.role).map((h) => h.userId))];
  const holders = all.filter(may);
  const [first] = holders.sort(byLoad(input));
  const wanted = input.drawn?.get(input.role);
  const isDrawn = wanted !== undefined && holders.includes(wanted);
  const chosen = isDrawn ? wanted : first;
  const absent = byReturn(absentees(input, all));
  const away = absent.length === 0 ? {} : { away: absent };
  if (chosen !== undefined)
    return {
      assignee: chosen,
      why: holders.length === 1 ? 'sole-holder' : isDrawn ? 'drawn' : 'least-busy',
      ...away,
    };
  if (input.standIns === true) return { why: 'stand-in', ...away };
  if (may(input.facilitator)) return { assignee: input.facilitator, why: 'facilitator', ...away };
  const everybody = [...absent, ...absentees(input, [input.facilitator])];
  const nearest = everybody.find(({ userId }) => !isPassed(userId));
  if (nearest === undefined) return { why: 'nobody', ...away };
  return { assignee: nearest.userId, why: 'away', away: absent.length === 0 ? [nearest] : absent };
}

/** An assignee, and why them. `away`: who could have been asked, too, but is away; absent where there is nobody. */
export interface Routed {
  assignee?: string;
  why: RoutingReason;
  away?: Absentee[];
}

function absentees({ asker, away }: Routing, users: readonly string[]): Absentee[] {
  return users.filter((user) => user !== asker).flatMap((user) => away?.get(user) ?? []);
}

/** Who is back first comes first, and last who may never be. */
function byReturn(absent: Absentee[]): Absentee[] {
  const key = ({ back, userId }: Absentee): string => `${back ?? '9'} ${userId}`;
  return absent.sort((a, b) => (key(a) < key(b) ? -1 : 1));
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
 * Routes a request to several roles, one assignee for each. A person gets a second role only when nobody else holds it.
 * @param input.roles roles in the order of choice
 */
export function routeRoles(input: Omit<Routing, 'role'> & { roles: readonly RoleId[] }): (Routed & { role: RoleId })[] {
  const picked = new Set<string>();
  return input.roles.map((role) => {
    const apart = routeRequest({ ...input, role, not: new Set([...(input.not ?? []), ...picked]) });
    const isHeld = apart.why === 'sole-holder' || apart.why === 'least-busy' || apart.why === 'drawn';
    const routed = isHeld ? apart : routeRequest({ ...input, role });
    if (routed.assignee !== undefined) picked.add(routed.assignee);
    return { role, ...routed };
  });
}
