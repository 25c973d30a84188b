import type { Schedule, Slot } from '../team/schedule.ts';

export interface ScheduleStore {
  ofCohort(teamId: string, cohortId: string): Promise<Schedule | undefined>;
  /** Inserts, or replaces the cohort's schedule. */
  save(schedule: Schedule): Promise<void>;
  remove(teamId: string, cohortId: string): Promise<void>;
  /** Schedules that are not paused, of all workspaces. */
  running(): Promise<Schedule[]>;
  /** Schedules whose slot is due, of all workspaces, in cohorts that are not paused; oldest slot first. */
  due(now: Date): Promise<Schedule[]>;
  /** The earliest slot of all schedules that can become due. */
  nextDue(): Promise<Date | undefined>;
  /** Writes the outcome of a slot; false when the slot has posted a lesson already. */
  closeSlot(slot: Slot): Promise<boolean>;
  /** Id of the last lesson that the schedule posted. */
  lastPosted(teamId: string, cohortId: string): Promise<string | undefined>;
}
