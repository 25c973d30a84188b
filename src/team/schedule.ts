import type { LessonId } from '../course/lesson-id.ts';
import type { SchedulePlan } from './schedule-plan.ts';

/**
 * Lessons that the app posts to a cohort, one in each slot. This row decides; the queue's job scheduler only wakes the
 * app.
 */
export interface Schedule {
  teamId: string;
  cohortId: string;
  plan: SchedulePlan;
  /** Lessons still to come, in order; never empty. The app skips an edition that the cohort already has at its slot. */
  lessons: { process: LessonId; edition: number }[];
  /** What happens at a slot when a request of the previous lesson has no answer. */
  whenUnfinished: 'wait' | 'go-on';
  paused: boolean;
  /** The next slot. */
  nextAt: Date;
}

/** Result of a slot. Unique by cohort and instant. Only a posted slot has `lessonId`. */
export interface Slot {
  teamId: string;
  cohortId: string;
  at: Date;
  outcome: 'posted' | 'missed' | 'skipped' | 'waited';
  lessonId?: string;
}
