import type { ProcessId } from '../course/lesson-id.ts';
import type { Parameters } from './parameters.ts';

export interface Run {
  id: string;
  cohortId: string;
  lessonId: string;
  process: ProcessId;
  /** As the learner changed them; once done, all of them. */
  parameters: Parameters;
  requestedBy: string;
  state: RunState;
  /** JSON of the step; undefined until done. */
  findings?: unknown;
  headline?: string;
  /** A request drafted from the findings. */
  draft?: string;
  /** The runs that this one was built on, by process; known once it has begun. */
  previous?: RunIds;
  /** Processes to run after this one, in the same thread. */
  next: ProcessId[];
  createdAt: Date;
}

export type RunIds = Partial<Record<ProcessId, string>>;

export type RunState = 'queued' | 'running' | 'done' | 'failed';
