import type { ProcessId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { Finished } from './step.ts';

/** What the processes before a step left, by process: of each the run that this chain is built on. */
export type History = Partial<Record<ProcessId, Finished>>;

/** Findings of a process that came before. @throws AppError predecessor_missing (values: process) */
export function findingsOf<Findings>(history: History, process: ProcessId): Findings {
  return finishedOf(history, process).findings as Findings;
}

/**
 * Data of a process that came before: as it left it in this thread, else read back from one of its artifacts.
 * @throws AppError predecessor_missing (values: process)
 */
export function dataOf<Data>(
  history: History,
  process: ProcessId,
  kind: string,
  read: (content: string) => Data,
): Data {
  const finished = finishedOf(history, process);
  if (finished.data !== undefined) return finished.data as Data;
  const artifact = finished.artifacts.find((one) => one.kind === kind);
  if (artifact === undefined) throw new AppError('predecessor_missing', { process });
  return read(artifact.content);
}

function finishedOf(history: History, process: ProcessId): Finished {
  const finished = history[process];
  if (finished === undefined) throw new AppError('predecessor_missing', { process });
  return finished;
}
