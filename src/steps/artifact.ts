/** A file that a step writes for the cohort, for example the Analysis Report. */
export interface Artifact {
  /** Name in the course, kebab-case: `analysis-report`. Unique within a run. */
  kind: string;
  filename: string;
  mediaType: string;
  content: string;
}
