import type { ProcessId } from '../course/lesson-id.ts';
import type { Parameters } from './parameters.ts';

/** A run of a step in a cohort, as it is stored. */
export interface Run {
  id: string;
  cohortId: string;
  lessonId: string;
  process: ProcessId;
  /** The data set that it runs on, as the cohort names it; absent in runs that an earlier release has made meanwhile. */
  dataset?: string;
  /** The learner's changes; once done, all parameters with defaults. */
  parameters: Parameters;
  requestedBy: string;
  state: RunState;
  /** Findings as plain JSON; undefined until done. */
  findings?: unknown;
  headline?: string;
  /** A draft request made from the findings. */
  draft?: string;
  /** Ids of the earlier runs whose results this one used, by process; set when it begins. */
  previous?: RunIds;
  /** Processes to run next; their results go to the same Slack thread. */
  next: ProcessId[];
  createdAt: Date;
}

export type RunIds = Partial<Record<ProcessId, string>>;

export type RunState = 'queued' | 'running' | 'done' | 'failed';
