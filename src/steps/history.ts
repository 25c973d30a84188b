import type { ProcessId } from '../course/lesson-id.ts';
import { AppError } from '../errors.ts';
import type { Finished } from './finished.ts';

/** What the processes before a step left, by process: of each the run that this chain is built on. */
export type History = Partial<Record<ProcessId, Finished>>;

/** Findings of a process that came before. @throws AppError predecessor_missing (values: process) */
export function findingsOf<Findings>(history: History, process: ProcessId): Findings {
  return finishedOf(history, process).findings as Findings;
}

/** A file that a process before this one left. @throws AppError predecessor_missing (values: process) */
export function artifactOf(history: History, process: ProcessId, kind: string): string {
  const artifact = finishedOf(history, process).artifacts.find((one) => one.kind === kind);
  if (artifact === undefined) throw new AppError('predecessor_missing', { process });
  return artifact.content;
}

function finishedOf(history: History, process: ProcessId): Finished {
  const finished = history[process];
  if (finished === undefined) throw new AppError('predecessor_missing', { process });
  return finished;
}
