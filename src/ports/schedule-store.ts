import type { Schedule, Slot } from '../team/schedule.ts';

export interface ScheduleStore {
  ofCohort(teamId: string, cohortId: string): Promise<Schedule | undefined>;
  /** Inserts, or replaces the one that the cohort has. */
  save(schedule: Schedule): Promise<void>;
  remove(teamId: string, cohortId: string): Promise<void>;
  /** Those that are not paused, of all workspaces. */
  running(): Promise<Schedule[]>;
  /** Those whose slot has come, of all workspaces, in cohorts that do not rest; oldest slot first. */
  due(now: Date): Promise<Schedule[]>;
  /** The earliest slot that any of them waits for. */
  nextDue(): Promise<Date | undefined>;
  /** Writes what became of a slot; false when it has posted a lesson before. */
  closeSlot(slot: Slot): Promise<boolean>;
  /** The lesson that came by schedule last. */
  lastPosted(teamId: string, cohortId: string): Promise<string | undefined>;
}
