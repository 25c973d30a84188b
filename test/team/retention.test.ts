import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/team/local-time.ts';
import { NOTICE_MS, planExpiry, RETENTION_DAYS } from '../../src/team/retention.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY);
const quiet = { retentionDays: 30, activeAt: day(0) };

describe('planExpiry', () => {
  it('announces a week before, and deletes after the days without activity', () => {
    expect(planExpiry(quiet, day(22))).toBeUndefined();
    expect(planExpiry(quiet, day(23))).toEqual({ do: 'tell', at: day(30) });
    const told = { ...quiet, toldAt: day(23) };
    expect(planExpiry(told, day(29))).toBeUndefined();
    expect(planExpiry(told, day(30))).toEqual({ do: 'expire' });
  });

  it('leaves a week even if the time was over when it was set', () => {
    expect(planExpiry(quiet, day(100))).toEqual({ do: 'tell', at: day(107) });
    const told = { ...quiet, toldAt: day(100) };
    expect(planExpiry(told, day(106))).toBeUndefined();
    expect(planExpiry(told, day(107))).toEqual({ do: 'expire' });
  });

  it('begins again with activity after the announcement', () => {
    const resumed = { ...quiet, activeAt: day(25), toldAt: day(23) };
    expect(planExpiry(resumed, day(30))).toBeUndefined();
    expect(planExpiry(resumed, day(48))).toEqual({ do: 'tell', at: day(55) });
  });

  it('deletes once, and again only after new activity', () => {
    const done = { ...quiet, toldAt: day(23), expiredAt: day(30) };
    expect(planExpiry(done, day(400))).toBeUndefined();
    expect(planExpiry({ ...done, activeAt: day(50) }, day(400))).toEqual({ do: 'tell', at: day(407) });
  });

  it('never deletes within a week of the announcement or within the days after an activity', () => {
    const when = fc.integer({ min: 0, max: 800 }).map((hours) => new Date(day(0).getTime() + hours * (DAY / 24)));
    const retention = fc.record(
      { retentionDays: fc.constantFrom(...RETENTION_DAYS), activeAt: when, toldAt: when, expiredAt: when },
      { requiredKeys: ['retentionDays', 'activeAt'] },
    );
    fc.assert(
      fc.property(retention, fc.integer({ min: 0, max: 500 }).map(day), (facts, now) => {
        if (planExpiry(facts, now)?.do !== 'expire') return;
        expect(now.getTime() - facts.activeAt.getTime()).toBeGreaterThanOrEqual(facts.retentionDays * DAY);
        expect(now.getTime() - (facts.toldAt?.getTime() ?? Number.NaN)).toBeGreaterThanOrEqual(NOTICE_MS);
      }),
    );
  });
});
