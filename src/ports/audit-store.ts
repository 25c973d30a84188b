import type { AuditEntry } from '../team/audit-entry.ts';

/** What facilitators have changed. */
export interface AuditStore {
  add(teamId: string, entry: AuditEntry): Promise<void>;
  /** A cohort's latest changes, newest first. */
  recent(teamId: string, cohortId: string, limit: number): Promise<AuditEntry[]>;
}
