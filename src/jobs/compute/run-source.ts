import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { FinishedRun } from '../../steps/finished-run.ts';
import type { History } from '../../steps/history.ts';
import type { Parameters } from '../../steps/parameters.ts';
import { runProcesses } from '../../steps/run-processes.ts';
import type { StepOutcome } from '../../steps/step-outcome.ts';
import { parseTable } from '../../table/parse-table.ts';
import { PACKAGE } from './folders.ts';
import { readDataFile } from './read-data-file.ts';
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
}

/** Reads a table and runs steps on it in the calling thread. @throws AppError as `readDataFile`, `parseTable` and the steps do */
export async function runSource({ files, quickChart, drawnHere, ...run }: SourceRun): Promise<void> {
  const { source, locale } = run;
  run.progress(0.02, 'reading');
  const bytes = readDataFile(source.file);
  // Loading the canvas takes longer than running some of the steps.
  const renderer = files
    ? await (await import('./create-renderer.ts')).createRenderer(quickChart, drawnHere)
    : undefined;
  await runProcesses({
    ...run,
    table: parseTable(bytes, optionsOf(source)),
    dataHash: createHash('sha256').update(bytes).digest('hex'),
    packageVersion: String(JSON.parse(readFileSync(PACKAGE, 'utf8')).version),
    milliseconds: () => performance.now(),
    files,
    render: renderer && ((chart) => renderer.render(chart, locale)),
  });
}

function optionsOf({ missing, types }: Source) {
  return { ...(missing === undefined ? {} : { missing }), ...(types === undefined ? {} : { types }) };
}
