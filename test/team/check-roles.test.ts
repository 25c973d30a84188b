import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/course/role.ts';
import { checkRoles, MAX_ROLES } from '../../src/team/check-roles.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import { holdersByRole, membersOf } from '../../src/team/members.ts';

const known: Role[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({
  id,
  family: 'builders',
  name: id,
  does: '.',
  knows: '.',
  worries: '.',
}));

describe('the roles that a person chose', () => {
  it('come in the order of the course without repeats', () => {
    expect(checkRoles(['c', 'a', 'c'], known)).toEqual(['a', 'c']);
  });

  it('may be none', () => {
    expect(checkRoles([], known)).toEqual([]);
  });

  it('are refused with an unknown role', () => {
    expect(() => checkRoles(['a', 'poet'], known)).toThrow(
      expect.objectContaining({ code: 'role_unknown', values: { role: 'poet' } }),
    );
  });

  it('are refused when they are too many', () => {
    expect(() => checkRoles(['a', 'b', 'c', 'd', 'e', 'f'], known)).toThrow(
      expect.objectContaining({ code: 'too_many_roles', values: { max: 5, count: 6 } }),
    );
  });

  it('count once when chosen repeatedly', () => {
    const few = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { maxLength: MAX_ROLES, minLength: 1 });
    fc.assert(
      fc.property(few, fc.array(fc.nat()), (roles, picks) => {
        const repeated = [...picks.map((pick) => roles[pick % roles.length] ?? ''), ...roles];
        expect(checkRoles(repeated, known)).toEqual(roles);
      }),
    );
  });
});

describe('the members of a cohort', () => {
  const cohort = { facilitatorId: 'fay' } as Cohort;

  it('are the holders of roles and the facilitator, without repeats', () => {
    const holdings = [
      { userId: 'bob', role: 'a' },
      { userId: 'fay', role: 'a' },
      { userId: 'bob', role: 'b' },
    ];
    expect(membersOf(cohort, holdings)).toEqual(['bob', 'fay']);
    expect(membersOf(cohort, [])).toEqual(['fay']);
  });

  it('are listed by role', () => {
    const holdings = [
      { userId: 'bob', role: 'b' },
      { userId: 'ada', role: 'a' },
      { userId: 'cyd', role: 'b' },
    ];
    expect(holdersByRole(holdings)).toEqual([
      { role: 'b', users: ['bob', 'cyd'] },
      { role: 'a', users: ['ada'] },
    ]);
  });
});
