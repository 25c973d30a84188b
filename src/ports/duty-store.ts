import type { Backlog } from './watch.ts';

/** Duties that one process does for all processes, each under a lease. */
export interface DutyStore {
  /** Takes or renews a duty until `until`; false when another owner has an unexpired lease. */
  lease(duty: string, owner: string, now: Date, until: Date): Promise<boolean>;
  release(duty: string, owner: string): Promise<void>;
  /** Counts what waits. Reminders count as overdue when they were due before `due`. */
  backlog(due: Date): Promise<Backlog>;
}
