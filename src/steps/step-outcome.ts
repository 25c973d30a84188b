import type { Artifact } from './artifact.ts';
import type { KeptFile } from './kept-files.ts';
import type { Parameters } from './parameters.ts';

/** What a run of a step gave. */
export interface StepOutcome {
  findings: unknown;
  /** All of them, defaults filled in. */
  parameters: Parameters;
  summary: string;
  headline: string;
  /** A request that the learner may send, drafted from the findings. */
  draft?: string;
  charts: { id: string; title: string; altText: string; png: Uint8Array }[];
  /** The process's artifact of the course comes first. */
  artifacts: readonly Artifact[];
}

/** The same with its files as they are kept: what comes out of the thread that ran the step. */
export interface RunOutcome extends Omit<StepOutcome, 'artifacts'> {
  artifacts: readonly KeptFile[];
}
