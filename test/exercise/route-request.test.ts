import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Load, routeRequest, routeRoles, TURN_WINDOW_MS } from '../../src/exercise/route-request.ts';
import type { RoleHolding } from '../../src/team/role-holding.ts';

const base = { role: 'data-analyst', asker: 'ada', facilitator: 'fay', now: 1000 };
const holders = (...users: string[]): RoleHolding[] => users.map((userId) => ({ userId, role: 'data-analyst' }));
const loads = (entries: Record<string, Load> = {}) => new Map(Object.entries(entries));

describe('a request to a role', () => {
  it('goes to its only holder', () => {
    expect(routeRequest({ ...base, holdings: holders('bob'), loads: loads({ bob: { open: 9 } }) })).toEqual({
      assignee: 'bob',
      why: 'sole-holder',
    });
  });

  it('goes to the holder with the fewest open requests', () => {
    const busy = loads({ bob: { open: 2 }, cyd: { open: 1, lastAskedAt: 900 }, dan: { open: 3 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'cyd', 'dan'), loads: busy })).toEqual({
      assignee: 'cyd',
      why: 'least-busy',
    });
  });

  it('goes to the holder asked longest ago at equal load, and first to one who was never asked', () => {
    const equal = loads({ bob: { open: 1, lastAskedAt: 200 }, cyd: { open: 1, lastAskedAt: 100 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'cyd'), loads: equal }).assignee).toBe('cyd');
    const fresh = loads({ bob: { open: 0, lastAskedAt: 200 } });
    expect(routeRequest({ ...base, holdings: holders('bob', 'dan'), loads: fresh }).assignee).toBe('dan');
  });

  it('goes to the holder whom a workshop has drawn for the asker, unless they cannot be asked', () => {
    const input = { ...base, holdings: holders('bob', 'cyd'), loads: loads({ cyd: { open: 5 } }) };
    const drawn = new Map([['data-analyst', 'cyd']]);
    expect(routeRequest({ ...input, drawn })).toEqual({ assignee: 'cyd', why: 'drawn' });
    expect(routeRequest({ ...input, drawn, not: new Set(['cyd']) }).assignee).toBe('bob');
    expect(routeRequest({ ...input, drawn: new Map([['operator', 'cyd']]) }).assignee).toBe('bob');
    expect(routeRequest({ ...input, asker: 'cyd', drawn }).assignee).toBe('bob');
    const routed = routeRoles({ ...input, drawn, roles: ['data-analyst'] });
    expect(routed).toEqual([{ role: 'data-analyst', assignee: 'cyd', why: 'drawn' }]);
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

  it('nobody gets their own request', () => {
    fc.assert(
      fc.property(team, (input) => {
        expect(routeRequest(input).assignee).not.toBe(input.asker);
      }),
    );
  });

  it('the assignee holds the role, or is the facilitator when nobody else holds it', () => {
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

  it('no other holder has fewer open requests, or as few and a longer wait', () => {
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

  it('the order of holdings does not matter', () => {
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

  it('a team that answers every request takes turns', () => {
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

describe('people who cannot be asked', () => {
  it('are skipped, and the next holder is asked', () => {
    const input = { ...base, holdings: holders('bob', 'cyd'), loads: loads({ cyd: { open: 5 } }) };
    expect(routeRequest({ ...input, not: new Set(['bob']) })).toEqual({ assignee: 'cyd', why: 'sole-holder' });
  });

  it('are replaced by a stand-in when the cohort has stand-ins', () => {
    const away = { ...base, holdings: holders('bob'), loads: loads(), not: new Set(['bob']) };
    expect(routeRequest({ ...away, standIns: true })).toEqual({ why: 'stand-in' });
    expect(routeRequest(away)).toEqual({ assignee: 'fay', why: 'facilitator' });
    expect(routeRequest({ ...away, not: new Set(['bob', 'fay']) })).toEqual({ why: 'nobody' });
  });

  it('are named as the reason, who is back first at the head', () => {
    const absent = new Map(
      [{ userId: 'cyd' }, { userId: 'dan', back: '2026-12-20' }, { userId: 'bob', back: '2026-12-14' }].map(
        (each) => [each.userId, each] as const,
      ),
    );
    const input = {
      ...base,
      holdings: holders('cyd', 'dan', 'bob', 'ada'),
      loads: loads(),
      not: new Set(absent.keys()),
      away: absent,
    };
    const away = [{ userId: 'bob', back: '2026-12-14' }, { userId: 'dan', back: '2026-12-20' }, { userId: 'cyd' }];
    expect(routeRequest({ ...input, standIns: true })).toEqual({ why: 'stand-in', away });
    expect(routeRequest(input)).toEqual({ assignee: 'fay', why: 'facilitator', away });
  });

  it('are asked all the same where everybody is away: who is back first, but nobody who has passed', () => {
    const bob = { userId: 'bob', back: '2026-12-20' };
    const cyd = { userId: 'cyd', back: '2026-12-14' };
    const fay = { userId: 'fay', back: '2026-12-11' };
    const absent = new Map([bob, cyd, fay].map((each) => [each.userId, each] as const));
    const input = { ...base, loads: loads(), not: new Set(absent.keys()), away: absent };
    const both = { ...input, holdings: holders('bob', 'cyd') };
    expect(routeRequest(both)).toEqual({ assignee: 'cyd', why: 'away', away: [cyd, bob] });
    expect(routeRequest({ ...both, passed: ['cyd'] })).toEqual({ assignee: 'bob', why: 'away', away: [cyd, bob] });
    expect(routeRequest({ ...both, passed: ['cyd', 'bob', 'fay'] })).toEqual({ why: 'nobody', away: [cyd, bob] });
    expect(routeRequest({ ...input, holdings: [] })).toEqual({ assignee: 'fay', why: 'away', away: [fay] });
  });

  it('are named beside another holder, who is asked', () => {
    const away = new Map([['bob', { userId: 'bob' }]]);
    const input = { ...base, holdings: holders('bob', 'cyd'), loads: loads(), not: new Set(['bob']), away };
    expect(routeRequest(input)).toEqual({ assignee: 'cyd', why: 'sole-holder', away: [{ userId: 'bob' }] });
  });

  it('do not include people asked more than 30 days ago', () => {
    const now = 2 * TURN_WINDOW_MS;
    const last = loads({ bob: { open: 0, lastAskedAt: now - TURN_WINDOW_MS - 1 }, cyd: { open: 0 } });
    expect(routeRequest({ ...base, now, holdings: holders('bob', 'cyd'), loads: last }).assignee).toBe('bob');
    const recent = loads({ bob: { open: 0, lastAskedAt: now - 1 }, cyd: { open: 0 } });
    expect(routeRequest({ ...base, now, holdings: holders('bob', 'cyd'), loads: recent }).assignee).toBe('cyd');
  });
});

describe('several roles at once', () => {
  const roles = ['data-analyst', 'domain-expert'];

  it('get different assignees when possible', () => {
    const holdings = [...holders('bob', 'cyd'), { userId: 'bob', role: 'domain-expert' }];
    const routed = routeRoles({ ...base, roles: ['domain-expert', 'data-analyst'], holdings, loads: loads() });
    expect(routed.map(({ assignee }) => assignee)).toEqual(['bob', 'cyd']);
  });

  it('get one assignee when one person holds them all', () => {
    const holdings = [...holders('bob'), { userId: 'bob', role: 'domain-expert' }];
    const routed = routeRoles({ ...base, roles, holdings, loads: loads(), standIns: true });
    expect(routed.map(({ assignee, why }) => [assignee, why])).toEqual([
      ['bob', 'sole-holder'],
      ['bob', 'sole-holder'],
    ]);
  });
});

describe('over any sequence of requests', () => {
  const people = ['u1', 'u2', 'u3', 'u4', 'u5'];

  it('the open requests of available holders differ by at most one, and nobody gets their own request', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...people), { minLength: 2 }),
        fc.array(fc.constantFrom('outsider', 'newcomer'), { maxLength: 40 }),
        (team, askers) => {
          const known = new Map<string, Load>();
          askers.forEach((asker, index) => {
            const now = index + 1;
            const { assignee } = routeRequest({ ...base, asker, now, holdings: holders(...team), loads: known });
            if (assignee === undefined) throw new Error('somebody holds the role');
            expect(assignee).not.toBe(asker);
            known.set(assignee, { open: (known.get(assignee)?.open ?? 0) + 1, lastAskedAt: now });
            const open = team.map((user) => known.get(user)?.open ?? 0);
            expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
  });

  it('an asker who holds the role is skipped, and the others still take turns', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 40 }), (askers) => {
        const known = new Map<string, Load>();
        askers.forEach((asker, index) => {
          const now = index + 1;
          const { assignee } = routeRequest({ ...base, asker, now, holdings: holders(...people), loads: known });
          expect(assignee).not.toBe(asker);
          const least = Math.min(...people.filter((u) => u !== asker).map((u) => known.get(u)?.open ?? 0));
          expect(known.get(assignee ?? '')?.open ?? 0).toBe(least);
          known.set(assignee ?? '', { open: least + 1, lastAskedAt: now });
        });
      }),
    );
  });
});
