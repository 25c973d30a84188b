import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { assignmentTimes, dueAtEndOf, expectedAt } from '../../src/exercise/due-date.ts';
import { planReminder } from '../../src/exercise/plan-reminder.ts';
import { PACES, paceTimes } from '../../src/team/pace.ts';
import { addWorkingHours, type WorkingHours } from '../../src/team/working-hours.ts';

const TOKYO: WorkingHours = { zone: 'Asia/Tokyo', weekdays: [1, 2, 3, 4, 5], from: 540, to: 1080, holidays: 'jp' };
const at = (local: string) => new Date(`${local}:00+09:00`);
const hours = TOKYO;
/** A Thursday. */
const askedAt = at('2026-10-15T10:00');

describe('a due date', () => {
  it('ends with the working hours of the day', () => {
    expect(dueAtEndOf('2026-10-20', askedAt, hours)).toEqual(at('2026-10-20T18:00'));
    expect(dueAtEndOf('2026-10-15', askedAt, hours)).toEqual(at('2026-10-15T18:00'));
  });

  it.each([
    ['a day that is over', '2026-10-14', askedAt],
    ['today after work', '2026-10-15', at('2026-10-15T18:00')],
    ['a day far ahead', '2027-01-15', askedAt],
    ['text that is no date', '2026-02-30', askedAt],
  ])('is refused for %s', (_what, day, now) => {
    expect(() => dueAtEndOf(day, now, hours)).toThrow(new AppError('due_invalid', { typed: day, days: 90 }));
  });

  it('drives the reminders: halfway at the pace of a team, and to someone else when it is over', () => {
    // 8 working hours on Thursday, 9 on each of the four days after.
    const dueAt = dueAtEndOf('2026-10-21', askedAt, hours);
    const plan = (now: string, reminders = 0) =>
      planReminder({ askedAt, reminders }, { now: at(now), hours, pace: 'team', dueAt });
    expect(plan('2026-10-16T10:00')).toEqual({ do: 'wait', until: addWorkingHours(askedAt, 22, hours) });
    expect(plan('2026-10-20T10:00').do).toBe('remind');
    expect(plan('2026-10-21T17:59', 1).do).toBe('wait');
    expect(plan('2026-10-22T09:00', 1).do).toBe('hand-over');
  });

  it('is what the asker can expect; without one, or for a person asked after it, the pace decides', () => {
    const dueAt = dueAtEndOf('2026-10-16', askedAt, hours);
    expect(expectedAt({ askedAt }, { dueAt, hours, pace: 'team' })).toEqual(dueAt);
    expect(expectedAt({ askedAt }, { dueAt: undefined, hours, pace: 'team' })).toEqual(at('2026-10-19T10:00'));
    const later = at('2026-10-19T10:00');
    expect(expectedAt({ askedAt: later }, { dueAt, hours, pace: 'team' })).toEqual(at('2026-10-21T10:00'));
    expect(assignmentTimes({ askedAt: later }, { dueAt, hours, pace: 'team' })).toEqual(paceTimes('team', hours));
  });

  it('keeps the order of the pace, and hands over exactly when it is due', () => {
    const instants = fc
      .integer({ min: 0, max: 60 * 24 * 80 })
      .map((minute) => new Date(askedAt.getTime() + minute * 60_000));
    fc.assert(
      fc.property(instants, fc.constantFrom(...PACES), (dueAt, pace) => {
        const { remindAfter, handOverAfter } = assignmentTimes({ askedAt }, { dueAt, hours, pace });
        const order = [0, ...remindAfter, handOverAfter];
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const end = addWorkingHours(askedAt, handOverAfter, hours);
        expect(end >= dueAt).toBe(true);
      }),
    );
  });
});
