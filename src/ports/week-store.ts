/** A course that has a message on Mondays and Fridays. */
export interface Week {
  teamId: string;
  cohortId: string;
  /** How far the app has looked: what was due before is told, or wasn't worth telling. */
  lookedAt: Date;
}

/** Which courses have a message on Mondays and Fridays, and when the app looks at them. */
export interface WeekStore {
  /** From `at` on, the course has them. One that has them already goes on. */
  begin(teamId: string, cohortId: string, at: Date): Promise<void>;
  end(teamId: string, cohortId: string): Promise<void>;
  ofCohort(teamId: string, cohortId: string): Promise<Week | undefined>;
  /** Courses of all workspaces to look at now, unless they rest or are halted. */
  due(now: Date): Promise<Week[]>;
  /** When the app looks next, over all workspaces, at courses that neither rest nor are halted. */
  nextDue(): Promise<Date | undefined>;
  /** Notes how far the app has looked, and when it looks again. */
  look(week: Week, next: Date): Promise<void>;
}
