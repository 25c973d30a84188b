import type { Chart } from '../charts/chart.ts';
import type { Sheet } from '../charts/sheet.ts';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { KeptHistory, KeptRun, Packed } from '../steps/kept-files.ts';
import type { NamedDecision } from '../steps/named-decision.ts';
import type { Parameters } from '../steps/parameters.ts';
import type { Prediction } from '../steps/prediction.ts';
import type { TablePreview } from '../steps/preview/preview-table.ts';
import type { RunOutcome } from '../steps/step-outcome.ts';
import type { PickedTask, TaskCandidate } from '../steps/tasks/pick-task.ts';
import type { FileChoices } from '../table/reading/reading.ts';
import type { Column } from '../table/table.ts';

/** A table that a team has brought, as it is stored. */
export interface OwnTable {
  filename: string;
  target: string;
  identifier?: string;
  /** What a row is, in the team's words. */
  row: string;
  /** Unit of the target, in the team's words. */
  unit?: string;
  types: Readonly<Record<string, Column['type']>>;
  /** Which version of the course's data it is, and who allows its use: a line of Markdown in the course's language. */
  origin: string;
  parts: readonly Uint8Array[];
}

/** What decides about the columns of a table that is stored. */
export interface KeepChoices {
  target: string;
  identifier?: string;
  /** Columns that aren't stored. */
  leftOut: readonly string[];
}

/** A table for the store. */
export interface KeptTable {
  rows: number;
  columns: number;
  /** Size of the CSV in bytes. */
  bytes: number;
  types: Readonly<Record<string, Column['type']>>;
  /** SHA-256 of the CSV, in hexadecimal. */
  hash: string;
  /** The CSV (`writePlain`), compressed with Brotli, in parts of at most half a megabyte. */
  parts: readonly Uint8Array[];
}

/** Runs steps and draws charts outside the event loop. */
export interface Compute {
  run(
    input: {
      process: ProcessId;
      /** A data set of the app, by its id, or a table that the team has brought. */
      data: string | OwnTable;
      parameters: Parameters;
      /** Findings and files of the processes before this one. */
      history: KeptHistory;
      /** Findings and files of earlier runs of the same process, oldest first. */
      earlier: readonly KeptRun[];
      /** Decisions that the run follows, for its files. */
      decisions?: readonly NamedDecision[];
      locale: Locale;
    },
    progress: (share: number, stage: string) => void,
    /** Cancels the computation, which then rejects. */
    signal?: AbortSignal,
  ): Promise<RunOutcome>;
  /**
   * Reads a table as people have them, and tells what's in it.
   * @param chunks the file, in the order of its bytes; their memory moves to another thread
   * @throws AppError as `readOwnTable` does; table_memory where that takes more memory than a thread has
   */
  preview(chunks: readonly Uint8Array[], choices: FileChoices): Promise<TablePreview>;
  /**
   * Reads a table for storing: without the columns that are left out, and checked for the steps.
   * @throws AppError as `preview`
   */
  keep(chunks: readonly Uint8Array[], choices: FileChoices, keep: KeepChoices): Promise<KeptTable>;
  /** @returns PNG bytes */
  draw(chart: Chart, locale: Locale): Promise<Uint8Array>;
  /** @returns PNG bytes */
  drawSheet(sheet: Sheet): Promise<Uint8Array>;
  /**
   * Picks the task of a lesson that fits a run, and computes its answer; see `pickTask`.
   * @throws AppError as reading the table does
   */
  pickTask(input: {
    process: ProcessId;
    data: string | OwnTable;
    run: KeptRun;
    history: KeptHistory;
    tasks: readonly TaskCandidate[];
    locale: Locale;
  }): Promise<PickedTask | undefined>;
  /** Returns a model's questions and, given answers in their order, its prediction; see `questions` and `predictOne` of the step Train. */
  predict(input: { model: Packed; answers?: readonly string[] }): Promise<Prediction>;
}
