import type { Chart } from '../../charts/chart.ts';
import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { ErrorCode, ErrorValues } from '../../errors.ts';
import type { ProxySettings } from '../../network/proxy-settings.ts';
import type { KeepChoices, KeptTable } from '../../ports/compute.ts';
import type { KeptHistory, KeptRun, Packed } from '../../steps/kept-files.ts';
import type { NamedDecision } from '../../steps/named-decision.ts';
import type { Parameters } from '../../steps/parameters.ts';
import type { TablePreview } from '../../steps/preview/preview-table.ts';
import type { RunOutcome } from '../../steps/step-outcome.ts';
import type { PickedTask, TaskCandidate } from '../../steps/tasks/pick-task.ts';
import type { FileChoices } from '../../table/reading/reading.ts';
import type { Column } from '../../table/table.ts';

/** A table, and how to read it. */
export interface Source {
  /** Path of the CSV; absent for a table that a team has brought. */
  file?: string;
  /** The rows of such a table: a CSV (`writePlain`), compressed with Brotli, in parts. */
  parts?: readonly Uint8Array[];
  /** Name shown in reports. */
  dataset: string;
  target: string;
  id?: string | undefined;
  /** Unit of the target, where it is known. */
  unit?: string | undefined;
  /** Units of other columns, where they are known. */
  columnUnits?: Readonly<Record<string, string>> | undefined;
  /** What a row is, where it is known. */
  row?: string | undefined;
  /** Which version of a course's own data it is, and who allows its use. */
  origin?: string | undefined;
  /** Decisions that the run follows, for its files. */
  decisions?: readonly NamedDecision[] | undefined;
  missing?: string | undefined;
  types?: Record<string, Column['type']> | undefined;
  /** For a table that isn't the course's: what a person says of the file. The rest is guessed. */
  choices?: Omit<FileChoices, 'types'> | undefined;
}

/** A QuickChart server that draws the charts. */
export interface QuickChart {
  url: string;
  /** The proxies on the way to it. */
  proxy?: ProxySettings | undefined;
}

/** Input of the thread that runs steps. */
export interface ThreadInput {
  source: Source;
  /** Processes to run and report, in order. Processes that they need and `history` lacks run first, without a report. */
  processes: readonly ProcessId[];
  /** Parameters by process; missing ones have their defaults. */
  parameters: Partial<Record<ProcessId, Parameters>>;
  history: KeptHistory;
  /** Earlier runs of the process, oldest first. */
  earlier: readonly KeptRun[];
  locale: Locale;
  quickChart?: QuickChart;
}

/** Input of the thread that reads a table which a team brings. */
export interface TableInput {
  /** The file, in the order of its bytes. */
  chunks: readonly Uint8Array[];
  choices: FileChoices;
  /** What is stored of it; absent when it's only looked at. */
  keep?: KeepChoices;
}

/** Messages of that thread. */
export type TableMessage = { type: 'previewed'; preview: TablePreview } | { type: 'kept'; table: KeptTable };

/** Messages of the thread that runs steps. Any thread may also post a `Refusal`. */
export type ThreadMessage =
  | { type: 'progress'; share: number; stage: string }
  | { type: 'finished'; process: ProcessId; outcome: RunOutcome }
  | DrawnHere;

/** Messages of the thread that draws a chart. */
export type DrawMessage = { type: 'drawn'; png: Uint8Array } | DrawnHere;

/** The QuickChart server did not draw a chart, for this reason, so the canvas did. */
interface DrawnHere {
  type: 'drawn-here';
  reason: string;
}

/** Message of the thread that draws a page. */
export interface SheetMessage {
  type: 'drawn';
  png: Uint8Array;
}

/** Input of the thread that draws a chart. */
export interface DrawInput {
  chart: Chart;
  locale: Locale;
  quickChart?: QuickChart;
}

/** Input of the thread that predicts with a model. */
export interface PredictInput {
  /** The artifact `model.json`. */
  model: Packed;
  /** Answers as a person typed them, in the order of the questions. Without them, the thread returns only the model's questions. */
  answers?: readonly string[];
}

/** Input of the thread that picks a task. */
export interface TaskInput {
  process: ProcessId;
  source: Source;
  run: KeptRun;
  history: KeptHistory;
  tasks: readonly TaskCandidate[];
  locale: Locale;
}

/** Message of that thread. */
export interface TaskMessage {
  type: 'picked';
  picked: PickedTask | undefined;
}

/** An AppError as a message between threads. */
export interface Refusal {
  type: 'refused';
  code: ErrorCode;
  values: ErrorValues;
}
