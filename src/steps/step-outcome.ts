import type { Artifact } from './artifact.ts';
import type { KeptFile } from './kept-files.ts';
import type { Parameters } from './parameters.ts';

/** Outcome of a run of a step. */
export interface StepOutcome {
  findings: unknown;
  /** All parameters, with defaults filled in. */
  parameters: Parameters;
  summary: string;
  headline: string;
  /** A draft request that the learner may send, made from the findings. */
  draft?: string;
  charts: { id: string; title: string; altText: string; png: Uint8Array }[];
  /** The first one is the process's main artifact in the course. */
  artifacts: readonly Artifact[];
}

/** A step's outcome with its files in stored form, as the computing thread returns it. */
export interface RunOutcome extends Omit<StepOutcome, 'artifacts'> {
  artifacts: readonly KeptFile[];
}
