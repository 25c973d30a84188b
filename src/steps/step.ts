import type { Chart } from '../charts/chart.ts';
import type { Locale, ProcessId, Translate } from '../course/types.ts';
import type { Table } from '../table/table.ts';

/** A parameter that a learner may change in a modal, and the bounds within which it makes sense. */
export interface StepParameter {
  /** Key in the step's `Parameters`, camelCase; its messages are `step.<process>.parameter.<id>.label|hint|why`. */
  id: string;
  min: number;
  max: number;
  default: number;
}

/** A file that a step leaves for the cohort, for example the Analysis Report. */
export interface Artifact {
  /** Course name in kebab-case: `analysis-report`. */
  kind: string;
  filename: string;
  mediaType: string;
  content: string;
}

/**
 * What every programming step is: a pure function from a table and parameters to findings (plain JSON: the keys that
 * `kakehashi run <process> --json` prints), and from findings to words, charts and an artifact in one language.
 */
export interface Step<Parameters extends Record<string, number> = Record<string, number>, Findings = unknown> {
  process: ProcessId;
  parameters: StepParameter[];
  /** @param progress called with a share done, 0 to 1, and a stage key (`step.<process>.stage.<key>` is its message). */
  run(input: StepInput, parameters: Parameters, progress: (share: number, stage: string) => void): Findings;
  /** Findings in words: Markdown, the point first, at most about 2,500 characters. */
  summarize(findings: Findings, locale: Locale, t: Translate): string;
  charts(findings: Findings, locale: Locale, t: Translate): Chart[];
  artifact(
    findings: Findings,
    context: { parameters: Parameters; dataset: string; locale: Locale; t: Translate },
  ): Artifact;
  /** One line to quote in the communication exercise, for example the columns marked for removal. */
  headline(findings: Findings, locale: Locale, t: Translate): string;
}

export interface StepInput {
  table: Table;
  /** Column to be predicted. */
  target: string;
  /** Identifier column, kept out of correlations and models; undefined where there is none. */
  id: string | undefined;
}
