/** What a finished run of a step left. */
export interface Finished {
  findings: unknown;
  parameters: Parameters;
  artifacts: readonly Artifact[];
  /** The step's `Data`, when it ran in this very thread. */
  data?: unknown;
}

/** A file that a step leaves for the cohort, for example the Analysis Report. */
export interface Artifact {
  /** Course name in kebab-case: `analysis-report`. Unique within a run. */
  kind: string;
  filename: string;
  mediaType: string;
  content: string;
}

export type Parameters = Record<string, ParameterValue | undefined>;

export type ParameterValue = number | string | string[];
