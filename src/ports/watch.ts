import type { JobKind } from './jobs.ts';

/** How a delivery from Slack reached the app. */
export type DeliveryKind = 'command' | 'action' | 'submission' | 'shortcut' | 'event' | 'other';

/** Metrics of a process, and an id for each delivery and job. Never contains texts, names or tokens. */
export interface Watch {
  /** Runs `work`. Every log line within it carries this id. */
  within<T>(request: string, work: () => Promise<T>): Promise<T>;
  acknowledged(kind: DeliveryKind, seconds: number): void;
  /** One attempt of a job ended. `again`: the job asked to run later; `unknown`: a kind that this release does not know. */
  worked(kind: JobKind | 'unknown', seconds: number, outcome: 'done' | 'again' | 'failed' | 'handed-back'): void;
  /** A call to Slack ended; `code` is Slack's error, if any. */
  called(method: string, code: string | undefined): void;
}

/** Counts of what waits, over all workspaces. */
export interface Backlog {
  /** Posts whose latest revision Slack does not show yet. */
  undelivered: number;
  /** How long the oldest of them has waited, by the database's clock. */
  oldestSeconds: number;
  /** Posts that failed for good. */
  failed: number;
  /** Assignments whose reminder was due before the given time. */
  overdue: number;
}
