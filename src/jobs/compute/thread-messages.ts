import type { Chart } from '../../charts/chart.ts';
import type { Locale, ProcessId } from '../../course/types.ts';
import type { ErrorCode, MessageValues } from '../../errors.ts';
import type { Parameters } from '../../steps/finished.ts';
import type { KeptHistory, KeptRun, Packed } from '../../steps/kept-files.ts';
import type { RunOutcome } from '../../steps/outcome.ts';
import type { Column } from '../../table/table.ts';

/** A table to run on, and how to read it. */
export interface Source {
  /** Path of the CSV. */
  file: string;
  /** Name shown in reports. */
  dataset: string;
  target: string;
  id?: string | undefined;
  /** Unit of the target, where it is known. */
  unit?: string | undefined;
  missing?: string | undefined;
  types?: Record<string, Column['type']> | undefined;
}

/** What a worker thread is given. */
export interface ThreadInput {
  source: Source;
  /** Processes to run and report, in order; what they need and `history` lacks is run first, silently. */
  processes: readonly ProcessId[];
  /** Parameters by process; the rest have their defaults. */
  parameters: Partial<Record<ProcessId, Parameters>>;
  history: KeptHistory;
  /** Earlier runs of the process, oldest first. */
  earlier: readonly KeptRun[];
  locale: Locale;
  quickChartUrl?: string;
}

/** What it says; a refusal besides (`run-in-thread.ts`). */
export type ThreadMessage =
  | { type: 'progress'; share: number; stage: string }
  | { type: 'finished'; process: ProcessId; outcome: RunOutcome };

/** What a thread that draws one chart is given. */
export interface DrawInput {
  chart: Chart;
  locale: Locale;
  quickChartUrl?: string;
}

/** What a thread that asks a model is given. */
export interface PredictInput {
  /** The artifact `model.json`. */
  model: Packed;
  /** As a person typed them, in the order of the questions; without them, only what the model asks. */
  answers?: readonly string[];
}

/** What a worker thread says when what it was given cannot be: an AppError, taken apart for the way between threads. */
export interface Refusal {
  type: 'refused';
  code: ErrorCode;
  values: MessageValues;
}
