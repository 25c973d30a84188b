import type { Backlog } from './watch.ts';

/** What one process of a fleet does for all of them. */
export interface DutyStore {
  /** Takes or keeps a duty until `until`; false when another owner has it and its time is not over. */
  lease(duty: string, owner: string, now: Date, until: Date): Promise<boolean>;
  release(duty: string, owner: string): Promise<void>;
  /** What waits; reminders count that were due before `due`. */
  backlog(due: Date): Promise<Backlog>;
}
