/** A file that a step leaves for the cohort, for example the Analysis Report. */
export interface Artifact {
  /** Course name in kebab-case: `analysis-report`. Unique within a run. */
  kind: string;
  filename: string;
  mediaType: string;
  content: string;
}
