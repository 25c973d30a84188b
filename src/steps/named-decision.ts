import type { ProcessId } from '../course/lesson-id.ts';

/**
 * A decision that a run follows, or a figure that a stakeholder has confirmed, for its files: in words, with the role whose word it is, and
 * without a person's name.
 */
export interface NamedDecision {
  /** The process that applies it, or in which the figure was confirmed. */
  process: ProcessId;
  /** Absent for a confirmed figure. */
  column?: string;
  words: string;
}
