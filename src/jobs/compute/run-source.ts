import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, deflateSync } from 'node:zlib';
import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import { AppError } from '../../errors.ts';
import type { FinishedRun } from '../../steps/finished-run.ts';
import type { History } from '../../steps/history.ts';
import type { Parameters } from '../../steps/parameters.ts';
import { runProcesses } from '../../steps/run-processes.ts';
import type { StepOutcome } from '../../steps/step-outcome.ts';
import { joinBytes } from '../../table/join-bytes.ts';
import { parseTable } from '../../table/parse-table.ts';
import { plainName } from '../../table/plain-name.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { Table } from '../../table/table.ts';
import { checkTarget } from './check-target.ts';
import { PACKAGE } from './folders.ts';
import { createTreeGrower } from './grow-in-threads.ts';
import { readDataFile } from './read-data-file.ts';
import { readSource, typesOf } from './read-source.ts';
import type { QuickChart, Source } from './thread-messages.ts';

export interface SourceRun {
  source: Source;
  /** Processes to run and report, in order. Processes that they need and `history` lacks run first, without a report. */
  processes: readonly ProcessId[];
  /** Parameters by process; missing ones have their defaults. */
  parameters: Partial<Record<ProcessId, Parameters>>;
  history: History;
  /** Earlier runs of the process, oldest first. */
  earlier: readonly FinishedRun[];
  locale: Locale;
  t: Translate;
  /** Whether to make charts and files. If not, an outcome has only findings and words. */
  files: boolean;
  quickChart?: QuickChart;
  /** Receives the reason when the QuickChart server did not draw a chart. */
  drawnHere?: (reason: string) => void;
  progress: (share: number, stage: string) => void;
  finished: (process: ProcessId, outcome: StepOutcome) => void;
  /**
   * Receives a table that was read by guesses, and how, before any step runs. The steps' notebooks read it from a plain CSV
   * (`writePlain`) named `plainName(source.dataset)`.
   */
  read?: (table: Table, reading: Reading) => void;
}

/** Reads a source's table in the calling thread. @throws AppError as `readDataFile` and `readSource` do */
export async function tableOf(source: Source): Promise<{ bytes: Uint8Array; table: Table; reading?: Reading }> {
  const { parts, types } = source;
  if (parts === undefined) {
    const bytes = readDataFile(source.file ?? '');
    return { bytes, ...(await readSource(source, bytes)) };
  }
  const bytes = brotliDecompressSync(joinBytes(parts));
  return { bytes, table: parseTable(bytes, { ours: true, ...(types === undefined ? {} : { types }) }) };
}

/** The version of this app. */
export function packageVersion(): string {
  return String(JSON.parse(readFileSync(PACKAGE, 'utf8')).version);
}

/** Most bytes of a data set that notebooks carry along. A larger one stands beside them. */
const MOST_PACKED = 8_000_000;

/** The course's own data for its notebooks (`NotebookInput`). */
function packedOf(bytes: Uint8Array): { packed?: string } {
  return bytes.byteLength > MOST_PACKED ? {} : { packed: deflateSync(bytes, { level: 9 }).toString('base64') };
}

/** Reads a table and runs steps on it in the calling thread. @throws AppError as `readDataFile`, `readSource`, `checkTarget` and the steps do */
export async function runSource({ files, quickChart, drawnHere, read, ...run }: SourceRun): Promise<void> {
  const { source, locale } = run;
  run.progress(0.02, 'reading');
  const { bytes, table, reading } = await tableOf(source);
  if (reading !== undefined) read?.(table, reading);
  const isPlain = reading === undefined && source.parts === undefined;
  // Loading the canvas takes longer than running some of the steps.
  const renderer = files
    ? await (await import('./create-renderer.ts')).createRenderer(quickChart, drawnHere)
    : undefined;
  const done = runProcesses({
    ...run,
    source: isPlain
      ? { ...source, ...(files ? packedOf(bytes) : {}) }
      : { ...source, plain: plainName(source.dataset), types: typesOf(table) },
    table,
    dataHash: createHash('sha256').update(bytes).digest('hex'),
    packageVersion: packageVersion(),
    milliseconds: () => performance.now(),
    growTrees: createTreeGrower(),
    files,
    render: renderer && ((chart) => renderer.render(chart, locale)),
  });
  await done.catch((error: unknown) => {
    // The steps don't know which cell it is.
    const isAboutTarget = error instanceof AppError && error.code === 'target_not_numeric';
    if (isAboutTarget) checkTarget(table, source.target, reading);
    throw error;
  });
}
