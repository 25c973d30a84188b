import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseReviewers, REVIEWERS_PER_REQUEST } from '../../src/exercise/reviewers.ts';

const team = { members: ['ada', 'bob', 'cyd', 'dan', 'eve'], asker: 'ada', answeredBy: ['bob'] };

describe('the reviewers of a request', () => {
  it('are the two with the fewest reviews', () => {
    const loads = new Map([
      ['cyd', 2],
      ['dan', 1],
    ]);
    expect(chooseReviewers({ ...team, loads })).toEqual(['eve', 'dan']);
  });

  it('are chosen by user id at equal load, so that a retry chooses the same', () => {
    expect(chooseReviewers({ ...team, members: ['eve', 'dan', 'cyd'], loads: new Map() })).toEqual(['cyd', 'dan']);
  });

  it('are fewer in a small team', () => {
    expect(chooseReviewers({ ...team, members: ['ada', 'bob', 'cyd'], loads: new Map() })).toEqual(['cyd']);
    expect(chooseReviewers({ ...team, members: ['ada', 'bob'], loads: new Map() })).toEqual([]);
  });

  it('are as many as requested', () => {
    expect(chooseReviewers({ ...team, loads: new Map(), count: 3 })).toEqual(['cyd', 'dan', 'eve']);
  });
});

describe('for every team, the reviewers', () => {
  const user = fc.constantFrom<string[]>('u1', 'u2', 'u3', 'u4', 'u5', 'u6');
  const input = fc.record(
    {
      members: fc.array(user, { maxLength: 10 }),
      asker: user,
      answeredBy: fc.array(user, { maxLength: 3 }),
      loads: fc.array(fc.tuple(user, fc.nat(4))).map((entries) => new Map(entries)),
      count: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['members', 'asker', 'answeredBy', 'loads'] },
  );

  it('are neither asker nor answerer, and never chosen twice', () => {
    fc.assert(
      fc.property(input, (each) => {
        const chosen = chooseReviewers(each);
        expect(chosen).not.toContain(each.asker);
        for (const author of each.answeredBy) expect(chosen).not.toContain(author);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });

  it('are as many as requested, or everyone who may', () => {
    fc.assert(
      fc.property(input, (each) => {
        const may = new Set(
          each.members.filter((member) => member !== each.asker && !each.answeredBy.includes(member)),
        );
        expect(chooseReviewers(each)).toHaveLength(Math.min(each.count ?? REVIEWERS_PER_REQUEST, may.size));
      }),
    );
  });

  it('have no more reviews than anyone not chosen', () => {
    fc.assert(
      fc.property(input, (each) => {
        const load = (member: string) => each.loads.get(member) ?? 0;
        const chosen = chooseReviewers(each);
        const leftOut = each.members.filter(
          (m) => m !== each.asker && !each.answeredBy.includes(m) && !chosen.includes(m),
        );
        for (const one of chosen) for (const other of leftOut) expect(load(one)).toBeLessThanOrEqual(load(other));
      }),
    );
  });
});
