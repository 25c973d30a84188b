import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMorning, planReminder, snoozeUntil, tellAgainAt } from '../../src/exercise/plan-reminder.ts';
import { PACES, paceTimes } from '../../src/team/pace.ts';
import { addWorkingHours, isWorkingTime, type WorkingHours } from '../../src/team/working-hours.ts';
import { anyCalendar } from '../helpers/times.ts';

const TOKYO: WorkingHours = { zone: 'Asia/Tokyo', weekdays: [1, 2, 3, 4, 5], from: 540, to: 1080, holidays: 'jp' };
const at = (local: string) => new Date(`${local}:00+09:00`);
const asked = (when: string, reminders = 0) => ({ askedAt: at(when), reminders });

describe('a reminder in Tokyo, 9 to 18', () => {
  it('comes after 24 working hours: asked on Thursday afternoon, due on Tuesday', () => {
    // 9 hours a day: 2 on Thursday from 16:00, 9 on Friday and on Monday, 4 on Tuesday.
    const plan = planReminder(asked('2026-10-15T16:00'), {
      now: at('2026-10-16T10:00'),
      hours: TOKYO,
      pace: 'relaxed',
    });
    expect(plan).toEqual({ do: 'wait', until: at('2026-10-20T13:00') });
    expect(
      planReminder(asked('2026-10-15T16:00'), { now: at('2026-10-20T13:00'), hours: TOKYO, pace: 'relaxed' }).do,
    ).toBe('remind');
  });

  it('comes again after 72 working hours, then the request goes to another person', () => {
    const once = planReminder(asked('2026-10-15T16:00', 1), {
      now: at('2026-10-20T13:00'),
      hours: TOKYO,
      pace: 'relaxed',
    });
    expect(once).toEqual({ do: 'wait', until: addWorkingHours(at('2026-10-15T16:00'), 72, TOKYO) });
    const twice = planReminder(asked('2026-10-15T16:00', 2), {
      now: at('2026-12-01T10:00'),
      hours: TOKYO,
      pace: 'relaxed',
    });
    expect(twice.do).toBe('hand-over');
  });

  it('waits for the next morning after a downtime, and over a holiday', () => {
    const late = planReminder(asked('2026-10-15T16:00'), {
      now: at('2026-10-20T23:00'),
      hours: TOKYO,
      pace: 'relaxed',
    });
    expect(late).toEqual({ do: 'wait', until: at('2026-10-21T09:00') });
    // 3 November 2026 is Culture Day, a Tuesday.
    const holiday = planReminder(asked('2026-10-15T16:00'), {
      now: at('2026-11-03T10:00'),
      hours: TOKYO,
      pace: 'relaxed',
    });
    expect(holiday).toEqual({ do: 'wait', until: at('2026-11-04T09:00') });
  });

  it('waits until the person is back, or as long as they asked for', () => {
    const away = { since: at('2026-10-20T12:00'), until: at('2026-10-21T09:00') };
    const plan = planReminder(asked('2026-10-15T16:00'), {
      now: at('2026-10-20T13:00'),
      hours: TOKYO,
      pace: 'relaxed',
      away,
    });
    // They may be back earlier.
    expect(plan).toEqual({ do: 'wait', until: at('2026-10-20T14:00') });
    const later = snoozeUntil(at('2026-10-20T13:00'), TOKYO, 'relaxed');
    expect(later).toEqual(at('2026-10-21T13:00'));
    const snoozed = { ...asked('2026-10-15T16:00'), remindAt: later };
    expect(planReminder(snoozed, { now: at('2026-10-20T14:00'), hours: TOKYO, pace: 'relaxed' })).toEqual({
      do: 'wait',
      until: later,
    });
    expect(nextMorning(at('2026-10-23T13:00'), TOKYO)).toEqual(at('2026-10-26T09:00'));
  });
});

describe('a request to a person who is away', () => {
  const planFor = (now: string, away: { since: string; until?: string }) =>
    planReminder(asked('2026-10-20T10:00'), {
      now: at(now),
      hours: TOKYO,
      pace: 'relaxed',
      away: { since: at(away.since), ...(away.until === undefined ? {} : { until: at(away.until) }) },
    });

  it('goes to another person after a working day, in working hours', () => {
    const away = { since: '2026-10-20T12:00', until: '2026-11-10T00:00' };
    expect(planFor('2026-10-21T11:30', away)).toEqual({ do: 'wait', until: at('2026-10-21T12:00') });
    expect(planFor('2026-10-21T12:00', away)).toEqual({ do: 'hand-over' });
    expect(planFor('2026-10-21T20:00', away)).toEqual({ do: 'wait', until: at('2026-10-22T09:00') });
  });

  it('goes to another person when the absence has no end, too', () => {
    expect(planFor('2026-10-21T12:00', { since: '2026-10-20T12:00' })).toEqual({ do: 'hand-over' });
  });

  it.each([
    ['2026-10-20T13:00', undefined, '2026-10-20T14:00'],
    ['2026-10-20T13:00', '2026-10-20T13:40', '2026-10-20T13:40'],
    ['2026-10-20T17:30', undefined, '2026-10-21T09:00'],
    ['2026-10-20T13:00', '2026-11-10T00:00', '2026-10-20T14:00'],
  ])('is looked at each hour, because nothing tells that they are back (at %s, away until %s)', (now, until, look) => {
    const away = { since: '2026-10-20T12:00', ...(until === undefined ? {} : { until }) };
    expect(planFor(now, away)).toEqual({ do: 'wait', until: at(look) });
    const waits = { ...asked('2026-10-20T10:00'), why: 'waits' as const };
    const absence = { since: at('2026-10-20T12:00'), ...(until === undefined ? {} : { until: at(until) }) };
    expect(planReminder(waits, { now: at(now), hours: TOKYO, pace: 'relaxed', away: absence })).toEqual({
      do: 'wait',
      until: at(look),
    });
  });

  it('stays with them once they are back', () => {
    const away = { since: '2026-10-19T12:00', until: '2026-10-20T09:00' };
    expect(planFor('2026-10-20T11:00', away)).toEqual({ do: 'wait', until: at('2026-10-22T16:00') });
  });
});

describe('at the pace of a team, a working day of 9 hours', () => {
  const pace = 'team';

  it('one reminder comes after a working day, and the request goes to another person after two', () => {
    const plan = planReminder(asked('2026-10-16T16:00'), { now: at('2026-10-16T16:00'), hours: TOKYO, pace });
    expect(plan).toEqual({ do: 'wait', until: at('2026-10-19T16:00') });
    const once = planReminder(asked('2026-10-16T16:00', 1), { now: at('2026-10-19T16:00'), hours: TOKYO, pace });
    expect(once).toEqual({ do: 'wait', until: at('2026-10-20T16:00') });
    expect(planReminder(asked('2026-10-16T16:00', 1), { now: at('2026-10-20T16:00'), hours: TOKYO, pace }).do).toBe(
      'hand-over',
    );
  });

  it('a person is told once a day', () => {
    const had = at('2026-10-19T09:30');
    expect(tellAgainAt(had, { now: at('2026-10-19T16:00'), hours: TOKYO, pace })).toEqual(at('2026-10-20T09:00'));
    expect(tellAgainAt(had, { now: at('2026-10-20T09:00'), hours: TOKYO, pace })).toBeUndefined();
    expect(tellAgainAt(undefined, { now: at('2026-10-19T16:00'), hours: TOKYO, pace })).toBeUndefined();
  });
});

describe('at the pace of a workshop', () => {
  const pace = 'workshop';

  it('reminders come after 5 and 10 minutes, and the request goes to another person after 15', () => {
    const when = (reminders: number, now: string) =>
      planReminder(asked('2026-10-16T14:00', reminders), { now: at(now), hours: TOKYO, pace });
    expect(when(0, '2026-10-16T14:01')).toEqual({ do: 'wait', until: at('2026-10-16T14:05') });
    expect(when(0, '2026-10-16T14:05')).toEqual({ do: 'remind' });
    expect(when(1, '2026-10-16T14:05')).toEqual({ do: 'wait', until: at('2026-10-16T14:10') });
    expect(when(2, '2026-10-16T14:15')).toEqual({ do: 'hand-over' });
    expect(snoozeUntil(at('2026-10-16T14:05'), TOKYO, pace)).toEqual(at('2026-10-16T14:15'));
  });

  it('a person is told again after a few minutes', () => {
    const had = at('2026-10-16T14:05');
    expect(tellAgainAt(had, { now: at('2026-10-16T14:06'), hours: TOKYO, pace })).toEqual(at('2026-10-16T14:09'));
    expect(tellAgainAt(had, { now: at('2026-10-16T14:10'), hours: TOKYO, pace })).toBeUndefined();
  });
});

describe('for every person, zone and time, across daylight saving', () => {
  const zones = ['Asia/Tokyo', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'] as const;
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const hours = fc
    .record({
      zone: fc.constantFrom(...zones),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 20 }).map((hour) => hour * 60),
      holidays: anyCalendar,
    })
    .chain((some) =>
      fc.integer({ min: 1, max: 24 - some.from / 60 }).map((n) => ({ ...some, to: some.from + n * 60 })),
    );

  it('no reminder and no hand-over happens outside working hours', () => {
    fc.assert(
      fc.property(
        instant,
        fc.nat(60 * 24 * 40),
        fc.integer({ min: 0, max: 2 }),
        hours,
        fc.constantFrom(...PACES),
        (askedAt, minutes, reminders, wh, pace) => {
          const now = new Date(askedAt.getTime() + minutes * 60_000);
          const plan = planReminder({ askedAt, reminders }, { now, hours: wh, pace });
          if (plan.do === 'wait') {
            expect(plan.until.getTime()).toBeGreaterThan(now.getTime());
            expect(isWorkingTime(plan.until, wh)).toBe(true);
          } else expect(isWorkingTime(now, wh)).toBe(true);
        },
      ),
    );
  });

  it('waiting until the given time leads to the next action, after the promised working hours', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 2 }),
        hours,
        fc.constantFrom(...PACES),
        (askedAt, nth, wh, pace) => {
          const { remindAfter, handOverAfter } = paceTimes(pace, wh);
          const reminders = Math.min(nth, remindAfter.length);
          const plan = planReminder({ askedAt, reminders }, { now: askedAt, hours: wh, pace });
          if (plan.do !== 'wait') throw new Error('nothing is due at once');
          expect(plan.until).toEqual(addWorkingHours(askedAt, [...remindAfter, handOverAfter][reminders] ?? 0, wh));
          const then = planReminder({ askedAt, reminders, remindAt: plan.until }, { now: plan.until, hours: wh, pace });
          expect(then.do).toBe(reminders < remindAfter.length ? 'remind' : 'hand-over');
        },
      ),
    );
  });
});
