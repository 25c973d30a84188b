import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPairs, type Pair } from '../../src/exercise/draw-pairs.ts';
import { runs } from '../fuzz/runs.ts';

const ROLES = ['product-manager', 'domain-expert', 'data-scientist', 'it-auditor', 'operator'];

const team = (most: number) =>
  fc
    .array(fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }), { maxLength: most })
    .map((held) => held.map((roles, index) => ({ userId: `U${index}`, roles })));
const scene = (most: number) =>
  fc.record({
    people: team(most),
    offers: fc.subarray(ROLES, { minLength: 1 }),
    groupSize: fc.integer({ min: 2, max: 5 }),
    seed: fc.nat(),
    before: fc.constant([] as Pair[][]),
  });

const askers = (pairs: readonly Pair[]) => pairs.map(({ asker }) => asker).toSorted();
const asked = (pairs: readonly Pair[]) => pairs.flatMap((pair) => pair.asked ?? []).toSorted();
const together = ({ asker, asked: to }: Pair) => [asker, to].toSorted().join(' ');

describe('for every team, drawing', () => {
  it('lets everyone ask once, nobody be asked twice, and nobody ask themselves', () => {
    fc.assert(
      fc.property(scene(25), (input) => {
        const pairs = drawPairs(input);
        expect(askers(pairs)).toEqual(input.people.map(({ userId }) => userId).toSorted());
        expect(new Set(asked(pairs)).size).toBe(asked(pairs).length);
        expect(pairs.every((pair) => pair.asker !== pair.asked)).toBe(true);
      }),
      { numRuns: runs(400) },
    );
  });

  it('has each person asked in an offered role of theirs that the asker does not hold', () => {
    fc.assert(
      fc.property(scene(25), (input) => {
        const held = new Map(input.people.map(({ userId, roles }) => [userId, roles]));
        for (const { asker, asked: to, role } of drawPairs(input)) {
          expect(input.offers).toContain(role);
          if (to === undefined) continue;
          expect(held.get(to)).toContain(role);
          expect(held.get(asker)).not.toContain(role);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('has everyone asked in a team in which each person holds one role of their own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.nat(),
        fc.integer({ min: 2, max: 4 }),
        (count, seed, groupSize) => {
          const offers = Array.from({ length: count }, (_, index) => `role-${index}`);
          const people = offers.map((role, index) => ({ userId: `U${index}`, roles: [role] }));
          const pairs = drawPairs({ people, offers, before: [], groupSize, seed });
          expect(asked(pairs)).toEqual(askers(pairs));
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('keeps people apart who talked in the ask before, where the team is large enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), fc.nat(), (count, seed) => {
        const offers = Array.from({ length: count }, (_, index) => `role-${index}`);
        const people = offers.map((role, index) => ({ userId: `U${index}`, roles: [role] }));
        // Of five people, the group of three can't be without two who talked: they were three and two before.
        if (count === 5) return;
        const first = drawPairs({ people, offers, before: [], groupSize: 2, seed });
        const second = drawPairs({ people, offers, before: [first], groupSize: 2, seed: seed + 1 });
        const known = new Set(first.map(together));
        expect(second.filter((pair) => known.has(together(pair)))).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  it('finds as many people who can be asked as any order of a small team has', () => {
    fc.assert(
      fc.property(scene(5), (input) => {
        const { people, offers, groupSize } = input;
        const can = (a: number, b: number) =>
          a !== b && (people[b]?.roles ?? []).some((role) => offers.includes(role) && !people[a]?.roles.includes(role));
        const groups = Math.max(1, Math.floor(people.length / groupSize));
        const sizes = Array.from(
          { length: people.length === 0 ? 0 : groups },
          (_, index) => Math.floor(people.length / groups) + Number(index < people.length % groups),
        );
        const count = (order: readonly number[]) => {
          let from = 0;
          let found = 0;
          for (const size of sizes) {
            const group = order.slice(from, from + size);
            found += group.filter((each, index) => can(each, group[(index + 1) % size] ?? each)).length;
            from += size;
          }
          return found;
        };
        const orders = (left: readonly number[]): number[][] =>
          left.length === 0
            ? [[]]
            : left.flatMap((each) => orders(left.filter((x) => x !== each)).map((rest) => [each, ...rest]));
        const best = Math.max(...orders(people.map((_, index) => index)).map(count));
        expect(asked(drawPairs(input))).toHaveLength(best);
      }),
      { numRuns: runs(150) },
    );
  });

  it('gives the same pairs for the same input, in whatever order the people come', () => {
    fc.assert(
      fc.property(scene(12), (input) => {
        expect(drawPairs(input)).toEqual(drawPairs({ ...input, people: input.people.toReversed() }));
      }),
      { numRuns: runs(100) },
    );
  });
});

it('draws nobody where the lesson offers no role, and one person asks a role without a person', () => {
  const people = [{ userId: 'U1', roles: ['data-scientist'] }];
  const input = { people, before: [], groupSize: 2, seed: 3 };
  expect(drawPairs({ ...input, offers: [] })).toEqual([]);
  expect(drawPairs({ ...input, offers: ['data-scientist', 'operator'] })).toEqual([{ asker: 'U1', role: 'operator' }]);
});

it('draws eighty people in a moment', () => {
  const people = Array.from({ length: 80 }, (_, index) => ({ userId: `U${index}`, roles: [ROLES[index % 5] ?? ''] }));
  const first = drawPairs({ people, offers: ROLES, before: [], groupSize: 2, seed: 1 });
  const second = drawPairs({ people, offers: ROLES, before: [first], groupSize: 2, seed: 2 });
  expect(asked(second)).toHaveLength(80);
});
