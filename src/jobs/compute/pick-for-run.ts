import { createHash } from 'node:crypto';
import type { ProcessId } from '../../course/lesson-id.ts';
import type { Translate } from '../../course/translate.ts';
import type { History } from '../../steps/history.ts';
import { type PickedTask, pickTask } from '../../steps/tasks/pick-task.ts';
import { runAgain } from '../../steps/tasks/run-again.ts';
import { TASK_RULES } from '../../steps/tasks/task-rules.ts';
import { finishedOf } from './packing.ts';
import { packageVersion, tableOf } from './run-source.ts';
import type { TaskInput } from './thread-messages.ts';

/** Reads a run's table, and picks a task for it, in the calling thread. @throws AppError as `tableOf` does */
export async function pickForRun(
  { process, source, run, history: kept, tasks, locale }: TaskInput,
  t: Translate,
): Promise<PickedTask | undefined> {
  const { bytes, table } = await tableOf(source);
  const entries = Object.entries(kept).map(([id, each]) => [id as ProcessId, finishedOf(each)] as const);
  const history: History = Object.fromEntries(entries);
  const again = runAgain({
    source,
    table,
    history,
    dataHash: createHash('sha256').update(bytes).digest('hex'),
    packageVersion: packageVersion(),
    milliseconds: () => performance.now(),
    locale,
    t,
  });
  const { target, id = 'Id' } = source;
  return pickTask(TASK_RULES[process], { ...finishedOf(run), history, target, id }, tasks, again);
}
