import type { LessonId } from '../course/types.ts';
import type { LessonSchedule } from './schedule.ts';

/** Lessons of a cohort that come by themselves, one a slot. The row decides; the queue's delayed job only fires at `nextAt`. */
export interface Schedule {
  teamId: string;
  cohortId: string;
  plan: LessonSchedule;
  /** Still to come, in order; never empty. One that the cohort has got by then in this edition is passed over. */
  lessons: { process: LessonId; edition: number }[];
  /** What to do at a slot when nobody has answered a request of the lesson before. */
  whenUnfinished: 'wait' | 'go-on';
  paused: boolean;
  /** The slot that it waits for. */
  nextAt: Date;
}

/** What became of a slot; `lessonId` of one that posted. Unique in a cohort by its instant. */
export interface Slot {
  teamId: string;
  cohortId: string;
  at: Date;
  outcome: 'posted' | 'missed' | 'skipped' | 'waited';
  lessonId?: string;
}
