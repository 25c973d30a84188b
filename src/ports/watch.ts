import type { JobKind } from './jobs.ts';

/** How a delivery from Slack reached the app. */
export type DeliveryKind = 'command' | 'action' | 'submission' | 'shortcut' | 'event' | 'other';

/** What operators see of a process: figures, and an id for each delivery and job. Never texts, names or tokens. */
export interface Watch {
  /** Every line that is logged within `work` carries this id. */
  within<T>(request: string, work: () => Promise<T>): Promise<T>;
  acknowledged(kind: DeliveryKind, seconds: number): void;
  /** One attempt of a job ended. `again`: it asked to be run later; `unknown`: of a kind that this release has not. */
  worked(kind: JobKind | 'unknown', seconds: number, outcome: 'done' | 'again' | 'failed' | 'handed-back'): void;
  /** A call to Slack ended; `code` says what went wrong. */
  called(method: string, code: string | undefined): void;
}

/** What waits, over all workspaces. */
export interface Backlog {
  /** Messages that are not shown yet, or not as they are now. */
  undelivered: number;
  /** For how long the oldest of them has waited, by the database's clock. */
  oldestSeconds: number;
  /** Messages given up for good. */
  failed: number;
  /** Assignments whose reminder was due before the time that was asked for. */
  overdue: number;
}
