import type { ProcessId } from '../course/lesson-id.ts';

/** A decision that a run follows, for its files: in words, with the role whose word it is, and without a person's name. */
export interface NamedDecision {
  /** The process that applies it. */
  process: ProcessId;
  column: string;
  words: string;
}
