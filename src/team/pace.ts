import type { WorkingHours } from './working-hours.ts';

/** How fast a cohort answers, the fastest first: in one session, beside its other work, or over weeks. */
export const PACES = ['workshop', 'team', 'relaxed'] as const;
export type Pace = (typeof PACES)[number];

/** When something happens to an open request. All times are working hours of the person who is asked. */
export interface PaceTimes {
  /** After asking, for each reminder. */
  remindAfter: readonly number[];
  /** After asking: the request goes to another person. */
  handOverAfter: number;
  /** After the person went away: the request goes to another person. */
  awayAfter: number;
  /** Until the next reminder, for a person who asks for more time. */
  snooze: number;
  /** Milliseconds between two messages with what waits for a person; absent: one a day. */
  betweenMs?: number;
}

const MINUTE = 1 / 60;

/** The times of a pace. A working day is as long as that of the person who is asked. */
export function paceTimes(pace: Pace, { from, to }: Pick<WorkingHours, 'from' | 'to'>): PaceTimes {
  const day = (to - from) / 60;
  switch (pace) {
    case 'workshop':
      return {
        remindAfter: [5 * MINUTE, 10 * MINUTE],
        handOverAfter: 15 * MINUTE,
        awayAfter: 5 * MINUTE,
        snooze: 10 * MINUTE,
        betweenMs: 4 * 60_000,
      };
    case 'team':
      return { remindAfter: [day], handOverAfter: 2 * day, awayAfter: day, snooze: day };
    case 'relaxed':
      return { remindAfter: [24, 72], handOverAfter: 96, awayAfter: day, snooze: day };
  }
}
