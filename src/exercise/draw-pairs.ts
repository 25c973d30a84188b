import type { RoleId } from '../course/role.ts';
import { RandomState } from '../stats/random-state.ts';

/** Who asks whom in one ask of a workshop. Without `asked`, the role's stand-in answers. */
export interface Pair {
  asker: string;
  asked?: string;
  role: RoleId;
}

/** Up to so many people, every order is tried. With more of them, an order is improved until no exchange helps. */
const MOST_TRIED = 6;
/** How many random orders are improved; the best result counts. */
const STARTS = 12;

interface Drawing {
  /** Everyone who takes part, without repeats. Somebody without a role can ask, too. */
  people: readonly { userId: string; roles: readonly RoleId[] }[];
  /** The roles that the lesson offers. */
  offers: readonly RoleId[];
  /** The pairs of earlier asks, the newest first. */
  before: readonly (readonly Pair[])[];
  /** How many people talk with each other, at least two. */
  groupSize: number;
  seed: number;
}

/**
 * Draws who asks whom: in each group, everyone asks the next one, and the last one asks the first. So everyone asks once and is asked once, and
 * nobody asks themselves. A person is asked in an offered role that the asker doesn't hold. Where the next one has no such role, a role
 * without a person is asked. People who talked in the ask before, or in an earlier one, are kept apart if possible. The same input gives the
 * same pairs.
 * @returns one pair for each person, in groups; empty when the lesson offers no role
 */
export function drawPairs({ people, offers, before, groupSize, seed }: Drawing): Pair[] {
  if (offers.length === 0) return [];
  const random = new RandomState(seed);
  const sizes = sizesOf(people.length, groupSize);
  const roles = new Map(people.map(({ userId, roles: own }) => [userId, own]));
  const cost = costsOf(roles, offers, before);
  const start = shuffled(
    people.map(({ userId }) => userId).sort((a, b) => (a < b ? -1 : 1)),
    random,
  );
  const order = start.length <= MOST_TRIED ? bestOfAll(start, sizes, cost) : improve(start, sizes, cost, random);
  const unheld = offers.filter((role) => !people.some(({ roles: held }) => held.includes(role)));
  return ringsOf(order, sizes).map(([asker, next], index) => {
    const role = pick(askable(roles, offers, asker, next), index + seed);
    if (role !== undefined && asker !== next) return { asker, asked: next, role };
    const own = roles.get(asker) ?? [];
    const others = offers.filter((each) => !own.includes(each));
    const [first = ''] = offers;
    return { asker, role: pick(unheld, index + seed) ?? pick(others, index + seed) ?? first };
  });
}

/** The size of each group. There are as many groups of the wanted size as people fill; those who are left over join one each. */
function sizesOf(people: number, wanted: number): number[] {
  if (people === 0) return [];
  const groups = Math.max(1, Math.floor(people / Math.max(2, wanted)));
  const least = Math.floor(people / groups);
  return Array.from({ length: groups }, (_, index) => least + Number(index < people % groups));
}

/** Who asks whom in an order of people. */
function ringsOf(order: readonly string[], sizes: readonly number[]): [asker: string, asked: string][] {
  let from = 0;
  return sizes.flatMap((size) => {
    const group = order.slice(from, from + size);
    from += size;
    return group.map((asker, index): [string, string] => [asker, group[(index + 1) % size] ?? asker]);
  });
}

/** The offered roles in which one person can ask another: those that only the other one holds. */
function askable(
  roles: ReadonlyMap<string, readonly RoleId[]>,
  offers: readonly RoleId[],
  asker: string,
  asked: string,
): RoleId[] {
  const own = roles.get(asker) ?? [];
  return (roles.get(asked) ?? []).filter((role) => offers.includes(role) && !own.includes(role));
}

type Cost = (asker: string, asked: string) => number;

/** Rates how bad a pair is. It's worst when the asker has no role to ask. It's bad when the two have talked before. */
function costsOf(
  roles: ReadonlyMap<string, readonly RoleId[]>,
  offers: readonly RoleId[],
  before: readonly (readonly Pair[])[],
): Cost {
  const talked = new Map<string, number>();
  for (const [ago, pairs] of before.entries()) {
    for (const { asker, asked } of pairs) {
      if (asked === undefined) continue;
      const key = both(asker, asked);
      talked.set(key, (talked.get(key) ?? 0) + (ago === 0 ? 100 : 1));
    }
  }
  return (asker, asked) =>
    (asker === asked || askable(roles, offers, asker, asked).length === 0 ? 100_000 : 0) +
    (talked.get(both(asker, asked)) ?? 0);
}

function both(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function totalOf(order: readonly string[], sizes: readonly number[], cost: Cost): number {
  return ringsOf(order, sizes).reduce((sum, [asker, asked]) => sum + cost(asker, asked), 0);
}

/** The first of the cheapest among all orders. */
function bestOfAll(start: readonly string[], sizes: readonly number[], cost: Cost): string[] {
  let best = [...start];
  let least = totalOf(best, sizes, cost);
  const extend = (order: string[], left: readonly string[]): void => {
    if (least === 0) return;
    if (left.length === 0) {
      const total = totalOf(order, sizes, cost);
      if (total < least) [best, least] = [order, total];
      return;
    }
    for (const each of left)
      extend(
        [...order, each],
        left.filter((other) => other !== each),
      );
  };
  extend([], start);
  return best;
}

/** Improves random orders by exchanging two people as long as it helps. */
function improve(start: readonly string[], sizes: readonly number[], cost: Cost, random: RandomState): string[] {
  let best = [...start];
  let least = Number.POSITIVE_INFINITY;
  const groups = placesOf(sizes);
  const groupAt = groups.flatMap((group) => Array.from({ length: group.size }, () => group));
  for (let round = 0; round < STARTS && least > 0; round += 1) {
    const order = round === 0 ? [...start] : shuffled(start, random);
    // An exchange changes only the groups of the two.
    const costAt = (a: number, b: number) =>
      [...new Set([groupAt[a], groupAt[b]])].reduce(
        (sum, group) => sum + (group === undefined ? 0 : costOfGroup(order, group, cost)),
        0,
      );
    for (let helps = true; helps; ) {
      helps = false;
      for (let a = 0; a < order.length; a += 1) {
        for (let b = a + 1; b < order.length; b += 1) {
          const now = costAt(a, b);
          if (now === 0) continue;
          exchange(order, a, b);
          if (costAt(a, b) < now) helps = true;
          else exchange(order, a, b);
        }
      }
    }
    const total = totalOf(order, sizes, cost);
    if (total < least) [best, least] = [order, total];
  }
  return best;
}

function placesOf(sizes: readonly number[]): { from: number; size: number }[] {
  let next = 0;
  return sizes.map((size) => {
    const from = next;
    next += size;
    return { from, size };
  });
}

function costOfGroup(order: readonly string[], { from, size }: { from: number; size: number }, cost: Cost): number {
  return totalOf(order.slice(from, from + size), [size], cost);
}

function exchange(order: string[], a: number, b: number): void {
  [order[a], order[b]] = [order[b] ?? '', order[a] ?? ''];
}

function shuffled(people: readonly string[], random: RandomState): string[] {
  return Array.from(random.permutation(people.length), (place) => people[place] ?? '');
}

function pick<T>(from: readonly T[], nth: number): T | undefined {
  return from.length === 0 ? undefined : from[nth % from.length];
}
