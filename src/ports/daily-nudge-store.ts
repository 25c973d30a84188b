import type { DailyNudge } from '../team/daily-nudge.ts';

export interface DailyNudgeStore {
  ofCohort(teamId: string, cohortId: string): Promise<DailyNudge | undefined>;
  /** Inserts, or replaces the cohort's nudge. */
  save(nudge: DailyNudge): Promise<void>;
  remove(teamId: string, cohortId: string): Promise<void>;
  /** Notes that the person has looked where they stand. */
  see(teamId: string, cohortId: string): Promise<void>;
  /** Nudges that are due, of all workspaces, in cohorts that neither rest nor are halted; the oldest first. */
  due(now: Date): Promise<DailyNudge[]>;
  /** When the next nudge is due, over all workspaces, in cohorts that neither rest nor are halted. */
  nextDue(): Promise<Date | undefined>;
  /** What was done in a course, as counts in one text: it changes with each lesson, run, request, review of one's own, answer and try. */
  trace(teamId: string, cohortId: string): Promise<string>;
}
