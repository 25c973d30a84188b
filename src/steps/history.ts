import type { ProcessId } from '../course/lesson-id.ts';
import { AppError } from '../errors.ts';
import type { FinishedRun } from './finished-run.ts';

/** The finished run of each earlier process that a step builds on. */
export type History = Partial<Record<ProcessId, FinishedRun>>;

/** Findings of an earlier process. @throws AppError predecessor_missing (values: process) */
export function findingsOf<Findings>(history: History, process: ProcessId): Findings {
  return finishedOf(history, process).findings as Findings;
}

/** Content of an earlier process's artifact. @throws AppError predecessor_missing (values: process) */
export function artifactOf(history: History, process: ProcessId, kind: string): string {
  const artifact = finishedOf(history, process).artifacts.find((one) => one.kind === kind);
  if (artifact === undefined) throw new AppError('predecessor_missing', { process });
  return artifact.content;
}

function finishedOf(history: History, process: ProcessId): FinishedRun {
  const finished = history[process];
  if (finished === undefined) throw new AppError('predecessor_missing', { process });
  return finished;
}
