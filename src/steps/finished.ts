import type { Artifact } from './artifact.ts';
import type { Parameters } from './parameters.ts';
/** What a finished run of a step left. */
export interface Finished {
  findings: unknown;
  parameters: Parameters;
  artifacts: readonly Artifact[];
  /** The step's `Data`, when it ran in this very thread. */
  data?: unknown;
}
