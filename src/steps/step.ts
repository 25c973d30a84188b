import type { Chart } from '../charts/chart.ts';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Figure } from '../exercise/presentation.ts';
import type { GrowTrees } from '../stats/grow-trees.ts';
import type { Table } from '../table/table.ts';
import type { Artifact } from './artifact.ts';
import type { FinishedRun } from './finished-run.ts';
import type { History } from './history.ts';
import type { NamedDecision } from './named-decision.ts';
import type { ColumnChoice, ParameterProblem, Parameters, StepParameter } from './parameters.ts';

/**
 * The contract of a programming step. `run` is a pure function of a table, earlier results and parameters. It returns
 * findings (plain JSON with the keys of `kakehashi run <process> --json`) and data for later steps. Other functions
 * turn findings into words, charts and artifacts in one language.
 *
 * `Data` is what later steps read, for example a table or a model. It never leaves the thread. A later run in another
 * thread reads it back from the artifacts.
 */
export interface Step<P extends Parameters = Parameters, Findings = unknown, Data = unknown> {
  process: ProcessId;
  /** Processes whose results this step needs. */
  needs: readonly ProcessId[];
  parameters: readonly StepParameter[];
  /** Checks the parameters together, after each is valid alone. The modal shows the problem at the field of its id. */
  check?(parameters: Parameters): ParameterProblem | undefined;
  /** Defaults of `columns` parameters, from earlier findings. */
  defaults?(history: History): Partial<P>;
  /** Options of the `columns` parameters, most doubtful first. */
  choices?(history: History, locale: Locale, t: Translate): ColumnChoice[];
  /** @param progress called with the finished share (0 to 1) and a stage key (message `step.<process>.stage.<key>`) */
  run(
    input: StepInput,
    parameters: P,
    progress: (share: number, stage: string) => void,
  ): { findings: Findings; data: Data };
  /**
   * Findings in words: Markdown, the main point first, at most about 2,500 characters.
   * @param findings with every text escaped for Markdown (`escapeFindings`)
   */
  summarize(findings: Findings, locale: Locale, t: Translate): string;
  /** The two that say most to a busy stakeholder come first: the message with all of them describes these two. */
  charts(findings: Findings, locale: Locale, t: Translate): Chart[];
  /** The figures that somebody in the business can confirm, those first that say most. Named so that they're understood alone. */
  figures(findings: Findings, locale: Locale, t: Translate): Figure[];
  /** Files for the cohort. The first one is the process's main artifact in the course. */
  artifacts(result: { findings: Findings; data: Data }, context: ArtifactContext<P>): Artifact[];
  /** One line of plain text that the communication exercise quotes, for example the columns marked for removal. */
  headline(findings: Findings, locale: Locale, t: Translate): string;
  /** A draft request to a role, made from the findings. */
  draft?(findings: Findings, locale: Locale, t: Translate): string;
  /** The findings with another text in place of one that a person typed; absent when findings quote no such text. */
  quoting?: {
    typedIn(findings: Findings): string | undefined;
    replace(findings: Findings, text: string): Findings;
  };
}

/** Everything that a step may read. */
export interface StepInput {
  /** The raw table of the data set. */
  table: Table;
  /** Name of the column to predict. */
  target: string;
  /** Name of the identifier column, which correlations and models ignore; undefined when the table has none. */
  id: string | undefined;
  /** Unit of the target, as `inUnit` takes it; undefined when unknown. */
  unit?: string | undefined;
  /** Units of other columns, as `inUnit` takes them; undefined when unknown. */
  columnUnits?: Readonly<Record<string, string>> | undefined;
  /** What a row is, as `rowWords` takes it; undefined when unknown. */
  row?: string | undefined;
  /** Results of earlier processes. */
  history: History;
  /** SHA-256 of the data set's file in hexadecimal. It identifies the training data of a model. */
  dataHash: string;
  /** Version of this app, for a model's metadata. */
  packageVersion: string;
  /** Grows the trees of a forest; by default in the calling thread. */
  growTrees?: GrowTrees | undefined;
  /** A clock for durations, in milliseconds from any origin. */
  milliseconds: () => number;
  /** Language of sentences that are findings themselves. */
  locale: Locale;
  t: Translate;
  /** Earlier runs of the same process, oldest first: the cohort's other models. */
  earlier: readonly FinishedRun[];
}

/** Everything besides findings and data that an artifact may show. */
export interface ArtifactContext<P extends Parameters = Parameters> {
  parameters: P;
  /** File name of the data set. */
  dataset: string;
  target: string;
  id: string | undefined;
  /** For a team's own table: its version, and who allows its use. */
  origin?: string | undefined;
  /** Decisions that the run, or one that it's built on, follows. */
  decisions?: readonly NamedDecision[] | undefined;
  locale: Locale;
  t: Translate;
}
