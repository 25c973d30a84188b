import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, stateOf } from '../../src/exercise/request-state.ts';
import { routeRequest } from '../../src/exercise/route-request.ts';
import type { RoleHolding } from '../../src/team/role-holding.ts';

const PEOPLE = ['ada', 'bob', 'cyd', 'dan', 'eve'];
const ROLE = 'domain-expert';
const person = fc.constantFrom(...PEOPLE);

/** A request that is handed on: its current and its previous owners. */
interface Share {
  assignee: string | undefined;
  why: string;
  passed: Set<string>;
  state: 'asked' | 'accepted' | 'answered' | 'declined';
}

describe('over any sequence of hand-overs', () => {
  const team = fc.record({
    asker: person,
    facilitator: person,
    holders: fc.uniqueArray(person),
    away: fc.uniqueArray(person).map((users) => new Set(users)),
    standIns: fc.boolean(),
    deeds: fc.array(fc.constantFrom('accept' as const, 'answer' as const, 'decline' as const, 'lapse' as const), {
      maxLength: 8,
    }),
  });

  it('a request has an owner until it ends: a person, the stand-in, or everybody when nobody is left to ask', () => {
    fc.assert(
      fc.property(team, ({ asker, facilitator, holders, away, standIns, deeds }) => {
        const holdings: RoleHolding[] = holders.map((userId) => ({ userId, role: ROLE }));
        const route = (passed: ReadonlySet<string>) => {
          const not = new Set([...away, ...passed]);
          const routed = routeRequest({
            role: ROLE,
            asker,
            facilitator,
            holdings,
            loads: new Map(),
            not,
            standIns,
            now: 1,
          });
          return { assignee: routed.assignee, why: routed.why, not };
        };
        let share: Share = { ...route(new Set()), passed: new Set(), state: 'asked' };
        const check = () => {
          const { assignee, why, passed } = share;
          const not = new Set([...away, ...passed]);
          const left = holders.filter((user) => user !== asker && !not.has(user));
          if (assignee !== undefined) {
            expect(assignee).not.toBe(asker);
            expect(not.has(assignee)).toBe(false);
            expect(left.length > 0 ? left.includes(assignee) : assignee === facilitator).toBe(true);
          } else {
            expect(left).toEqual([]);
            expect(why).toBe(standIns ? 'stand-in' : 'nobody');
            if (!standIns) expect(facilitator === asker || not.has(facilitator)).toBe(true);
          }
          const state = stateOf([share], { done: 0, invited: 0 });
          expect(isOpen(share)).toBe(state === 'asked' || state === 'accepted');
        };
        check();
        for (const deed of deeds) {
          const { assignee, passed } = share;
          if (!isOpen(share) || assignee === undefined) break;
          if (deed === 'lapse') {
            const next = new Set([...passed, assignee]);
            share = { ...route(next), passed: next, state: 'asked' };
            check();
          } else {
            share = { ...share, state: deed === 'accept' ? 'accepted' : deed === 'answer' ? 'answered' : 'declined' };
          }
        }
        // Each hand-over leaves one person fewer to ask, so a request cannot circulate for ever.
        expect(share.passed.size).toBeLessThanOrEqual(PEOPLE.length);
      }),
    );
  });
});
