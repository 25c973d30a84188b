import type { Artifact } from './artifact.ts';
import type { Parameters } from './parameters.ts';

/** Result of a finished run of a step. */
export interface FinishedRun {
  findings: unknown;
  parameters: Parameters;
  artifacts: readonly Artifact[];
  /** The step's `Data`; absent when the step ran in another thread or at another time. */
  data?: unknown;
}
