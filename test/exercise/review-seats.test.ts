import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/exercise/review.ts';
import {
  chooseReviewers,
  chooseToReview,
  countReviews,
  MOST_REVIEWERS,
  type ReviewChoice,
  refusalOf,
  SEAT_HOURS,
  seatsTaken,
} from '../../src/exercise/reviewers.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const PEOPLE = ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay', 'gus'];
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const review = (reviewerId: string, more: Partial<Review> = {}): Review => ({
  requestId: 'r',
  reviewerId,
  state: 'invited',
  volunteer: false,
  ...more,
});

describe('a seat as reviewer', () => {
  const about = { userId: 'eve', asker: 'ada', answeredBy: ['bob'], now: NOW };
  const started = (id: string, hours: number) => review(id, { state: 'started', startedAt: hoursAgo(hours) });

  it('is limited to three, and expires a day after an unfinished start', () => {
    const reviews = [review('cyd', { state: 'done' }), started('dan', 1), started('fay', SEAT_HOURS - 1)];
    expect(refusalOf({ ...about, reviews })).toBe('review_full');
    expect(refusalOf({ ...about, reviews: [...reviews.slice(0, 2), started('fay', SEAT_HOURS)] })).toBeUndefined();
  });

  it('stays available to its reviewer', () => {
    const reviews = [review('cyd', { state: 'done' }), started('dan', 1), started('eve', 1)];
    expect(refusalOf({ ...about, reviews })).toBeUndefined();
  });

  it('is not kept for a person who was only invited', () => {
    expect(seatsTaken([review('cyd'), review('dan'), review('fay')], NOW)).toBe(0);
  });
});

describe('a request counts as reviewed', () => {
  const counts = (...reviews: Review[]) => countReviews(reviews);

  it('after two reviews, or after as many as peers could be invited', () => {
    expect(counts(review('cyd'), review('dan'))).toEqual({ done: 0, invited: 2 });
    expect(counts(review('cyd'))).toEqual({ done: 0, invited: 1 });
    expect(counts()).toEqual({ done: 0, invited: 0 });
  });

  it('even when a volunteer does not finish', () => {
    const done = review('cyd', { state: 'done' });
    expect(counts(done, review('dan', { state: 'started', volunteer: true }))).toEqual({ done: 1, invited: 1 });
    expect(counts(done, review('dan', { state: 'done', volunteer: true }))).toEqual({ done: 2, invited: 2 });
  });

  it('with a third review counted as done', () => {
    const all = ['cyd', 'dan', 'eve'].map((id) => review(id, { state: 'done' }));
    expect(counts(...all)).toEqual({ done: 3, invited: 3 });
  });
});

describe('invited reviewers', () => {
  const families = new Map([
    ['ada', new Set(['business'])],
    ['cyd', new Set(['business'])],
    ['dan', new Set(['control', 'business'])],
    ['eve', new Set(['builders'])],
  ]);

  it("are of another family than the asker's first, then those with fewer reviews", () => {
    const loads = new Map([['eve', 9]]);
    const asked = { members: PEOPLE.slice(0, 5), asker: 'ada', answeredBy: ['bob'], loads, families };
    expect(chooseReviewers(asked)).toEqual(['eve', 'cyd']);
  });

  it('are not away', () => {
    const asked = {
      members: PEOPLE,
      asker: 'ada',
      answeredBy: ['bob'],
      loads: new Map(),
      not: new Set(['cyd', 'dan']),
    };
    expect(chooseReviewers(asked)).toEqual(['eve', 'fay']);
  });
});

const arbitraryReview = fc.record({
  requestId: fc.constant('r'),
  reviewerId: fc.constantFrom(...PEOPLE),
  state: fc.constantFrom('invited' as const, 'started' as const, 'done' as const),
  startedAt: fc.integer({ min: 0, max: 48 }).map(hoursAgo),
  volunteer: fc.boolean(),
});
const choice: fc.Arbitrary<ReviewChoice> = fc.record({
  requestId: fc.uuid(),
  asker: fc.constantFrom(...PEOPLE),
  answeredBy: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 3 }),
  reviews: fc.uniqueArray(arbitraryReview, { selector: ({ reviewerId }) => reviewerId, maxLength: 6 }),
  createdAt: fc.integer({ min: 0, max: 1000 }).map(hoursAgo),
});

describe('for whatever the team has asked and reviewed', () => {
  it('a person who asks for a review gets an allowed one with the fewest reviews', () => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 12 }), fc.constantFrom(...PEOPLE), (choices, userId) => {
        const may = choices.filter((one) => refusalOf({ ...one, userId, now: NOW }) === undefined);
        const chosen = chooseToReview({ userId, choices, now: NOW });
        expect(chosen === undefined).toBe(may.length === 0);
        if (chosen === undefined) return;
        expect(may).toContain(chosen);
        expect(chosen.asker).not.toBe(userId);
        expect(chosen.answeredBy).not.toContain(userId);
        expect(chosen.reviews.some((r) => r.reviewerId === userId && r.state === 'done')).toBe(false);
        expect(seatsTaken(chosen.reviews, NOW, userId)).toBeLessThan(MOST_REVIEWERS);
        const taken = (one: ReviewChoice) => seatsTaken(one.reviews, NOW);
        expect(taken(chosen)).toBe(Math.min(...may.map(taken)));
      }),
    );
  });
});
