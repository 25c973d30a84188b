import type { Chart } from '../charts/chart.ts';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Table } from '../table/table.ts';
import type { Artifact } from './artifact.ts';
import type { Finished } from './finished.ts';
import type { History } from './history.ts';
import type { ColumnChoice, ParameterProblem, Parameters, StepParameter } from './parameters.ts';

/**
 * What every programming step is: a pure function from a table, what came before and parameters to findings (plain
 * JSON: the keys that `kakehashi run <process> --json` prints) and data for the next step, and from findings to words,
 * charts and artifacts in one language.
 *
 * `Data` is what a next step reads (a table, a model); it never leaves the thread, and is read back from the artifacts
 * when the next step runs another day.
 */
export interface Step<P extends Parameters = Parameters, Findings = unknown, Data = unknown> {
  process: ProcessId;
  /** Processes whose artifacts this one cannot do without. */
  needs: readonly ProcessId[];
  parameters: readonly StepParameter[];
  /** What is wrong with parameters taken together, each fine alone; told beside the field of that id. */
  check?(parameters: Parameters): ParameterProblem | undefined;
  /** Defaults that depend on what came before, for `columns` parameters. */
  defaults?(history: History): Partial<P>;
  /** What a `columns` parameter offers, most doubtful first. */
  choices?(history: History, locale: Locale, t: Translate): ColumnChoice[];
  /** @param progress called with a share done, 0 to 1, and a stage key (`step.<process>.stage.<key>` is its message). */
  run(
    input: StepInput,
    parameters: P,
    progress: (share: number, stage: string) => void,
  ): { findings: Findings; data: Data };
  /** Findings in words: Markdown, the point first, at most about 2,500 characters. */
  summarize(findings: Findings, locale: Locale, t: Translate): string;
  charts(findings: Findings, locale: Locale, t: Translate): Chart[];
  /** Files for the cohort; the first is the process's artifact of the course. */
  artifacts(result: { findings: Findings; data: Data }, context: ArtifactContext<P>): Artifact[];
  /** One line to quote in the communication exercise, for example the columns marked for removal. */
  headline(findings: Findings, locale: Locale, t: Translate): string;
  /** A request that the learner may send to a role, drafted from the findings. */
  draft?(findings: Findings, locale: Locale, t: Translate): string;
}

export interface StepInput {
  /** The raw table of the data set. */
  table: Table;
  /** Column to be predicted. */
  target: string;
  /** Identifier column, kept out of correlations and models; undefined where there is none. */
  id: string | undefined;
  /** Unit of the target as its words know it (`inUnit`); undefined where it is not known. */
  unit?: string | undefined;
  /** What the processes before this one left. */
  history: History;
  /** SHA-256 of the data set's file, hexadecimal: which data a model was trained on. */
  dataHash: string;
  /** Version of this app, for a model's metadata. */
  packageVersion: string;
  /** A clock for durations, in milliseconds from any origin. */
  milliseconds: () => number;
  /** Language and words, for sentences that are findings themselves. */
  locale: Locale;
  t: Translate;
  /** What earlier runs of the same process left, oldest first: other models that this cohort trained. */
  earlier: readonly Finished[];
}

export interface ArtifactContext<P extends Parameters = Parameters> {
  parameters: P;
  /** File name of the data set. */
  dataset: string;
  target: string;
  id: string | undefined;
  locale: Locale;
  t: Translate;
}
