import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Load, routeRequest } from '../../src/exercise/route-request.ts';
import type { RoleHolding } from '../../src/ports.ts';

const base = { role: 'data-analyst', asker: 'ada', facilitator: 'fay', now: 1000 };
const holders = (...users: string[]): RoleHolding[] => users.map((userId) => ({ userId, role: 'data-analyst' }));
const loads = (entries: Record<string, Load> = {}) => new Map(Object.entries(entries));

describe('a request to a role', () => {
  it('goes to the one who holds it', () => {
    expect(routeRequest({ ...base, holdings: holders('bob'), loads: loads({ bob: { open: 9 } }) })).toEqual({
      assignee: 'bob',
      why: 'sole-holder',
    });
  });

  it('goes to whom of several has the fewest open requests', () => {
    const busy = loads({ bob: { open: 2 }, cyd: { open: 1, lastAskedAt: 900 }, dan: { open: 3 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'cyd', 'dan'), loads: busy })).toEqual({
      assignee: 'cyd',
      why: 'least-busy',
    });
  });

  it('goes, at equal load, to the one asked longest ago, and first to one who was never asked', () => {
    const equal = loads({ bob: { open: 1, lastAskedAt: 200 }, cyd: { open: 1, lastAskedAt: 100 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'cyd'), loads: equal }).assignee).toBe('cyd');
    const fresh = loads({ bob: { open: 0, lastAskedAt: 200 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'dan'), loads: fresh }).assignee).toBe('dan');
  });

  it('goes to the other holder when the asker holds the role too', () => {
    expect(routeRequest({ ...base, holdings: holders('ada', 'bob'), loads: loads() })).toEqual({
      assignee: 'bob',
      why: 'sole-holder',
    });
  });

  it('goes to the facilitator when nobody else holds the role', () => {
    const others = [{ userId: 'bob', role: 'operator' }, ...holders('ada')];
    expect(routeRequest({ ...base, holdings: others, loads: loads() })).toEqual({
      assignee: 'fay',
      why: 'facilitator',
    });
  });

  it('goes to nobody when the facilitator asks and nobody else holds the role', () => {
    expect(routeRequest({ ...base, asker: 'fay', holdings: [], loads: loads() })).toEqual({ why: 'nobody' });
  });
});

describe('for every team', () => {
  const user = fc.constantFrom<string[]>('u1', 'u2', 'u3', 'u4', 'u5');
  const role = fc.constantFrom('data-analyst', 'operator', 'domain-expert');
  const load = fc.record({ open: fc.nat(3), lastAskedAt: fc.nat(5) }, { requiredKeys: ['open'] });
  const team = fc.record({
    role,
    asker: user,
    facilitator: user,
    now: fc.constant(10),
    holdings: fc.array(fc.record({ userId: user, role }), { maxLength: 12 }),
    loads: fc.array(fc.tuple(user, load)).map((entries) => new Map(entries)),
  });
  const othersOf = (input: { holdings: RoleHolding[]; role: string; asker: string }) =>
    input.holdings.filter((held) => held.role === input.role && held.userId !== input.asker).map((held) => held.userId);

  it('nobody is asked about their own request', () => {
    fc.assert(
      fc.property(team, (input) => {
        expect(routeRequest(input).assignee).not.toBe(input.asker);
      }),
    );
  });

  it('who is asked holds the role, or facilitates when nobody else holds it', () => {
    fc.assert(
      fc.property(team, (input) => {
        const { assignee, why } = routeRequest(input);
        const others = othersOf(input);
        if (others.length > 0) {
          expect(others).toContain(assignee);
          expect(why).toBe(new Set(others).size === 1 ? 'sole-holder' : 'least-busy');
        } else if (input.facilitator === input.asker) expect({ assignee, why }).toEqual({ why: 'nobody' });
        else expect({ assignee, why }).toEqual({ assignee: input.facilitator, why: 'facilitator' });
      }),
    );
  });

  it('no other holder has fewer open requests, nor as few and waited longer', () => {
    fc.assert(
      fc.property(team, (input) => {
        const { assignee = '', why } = routeRequest(input);
        fc.pre(why === 'least-busy');
        const rank = (id: string) => [input.loads.get(id)?.open ?? 0, input.loads.get(id)?.lastAskedAt ?? 0] as const;
        const [open, lastAsked] = rank(assignee);
        for (const other of othersOf(input)) {
          const [otherOpen, otherLastAsked] = rank(other);
          expect(otherOpen > open || (otherOpen === open && otherLastAsked >= lastAsked)).toBe(true);
        }
      }),
    );
  });

  it('the order in which roles were taken decides nothing', () => {
    fc.assert(
      fc.property(
        team.chain((input) =>
          fc.tuple(fc.constant(input), fc.shuffledSubarray(input.holdings, { minLength: input.holdings.length })),
        ),
        ([input, holdings]) => {
          expect(routeRequest({ ...input, holdings })).toEqual(routeRequest(input));
        },
      ),
    );
  });

  it('a team that answers as it is asked takes turns', () => {
    const asked: string[] = [];
    const known = new Map<string, Load>();
    for (let now = 1; now <= 6; now += 1) {
      const { assignee = '' } = routeRequest({ ...base, holdings: holders('bob', 'cyd', 'dan'), loads: known });
      asked.push(assignee);
      known.set(assignee, { open: 0, lastAskedAt: now });
    }
    expect(asked).toEqual(['bob', 'cyd', 'dan', 'bob', 'cyd', 'dan']);
  });
});
