import type { FinishedRun } from '../finished-run.ts';
import type { History } from '../history.ts';
import { type ProcessesInput, runProcesses } from '../run-processes.ts';
import type { RunAgain } from './task-rule.ts';

/** Runs steps anew on a table, without charts and files. */
export function runAgain(
  base: Omit<ProcessesInput, 'processes' | 'parameters' | 'earlier' | 'files' | 'render' | 'progress' | 'finished'>,
): RunAgain {
  return async (processes, parameters, target = base.source.target) => {
    const history: History = { ...base.history };
    for (const process of processes) delete history[process];
    let last: FinishedRun | undefined;
    await runProcesses({
      ...base,
      source: { ...base.source, target },
      history,
      processes,
      parameters,
      earlier: [],
      files: false,
      render: undefined,
      progress: () => {},
      finished: (_process, outcome) => {
        last = outcome;
      },
    });
    if (last === undefined) throw new Error('no step has run');
    return last;
  };
}
