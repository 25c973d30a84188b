import type { LessonTask } from '../../src/course/lesson.ts';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { History } from '../../src/steps/history.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { type PickedTask, pickTask } from '../../src/steps/tasks/pick-task.ts';
import { runAgain } from '../../src/steps/tasks/run-again.ts';
import { TASK_RULES } from '../../src/steps/tasks/task-rules.ts';
import type { Table } from '../../src/table/table.ts';
import { course } from './course.ts';
import { houses, kept } from './run-steps.ts';

/** Picks a task for every run of a table. The runs are given as they are read from the store. */
export async function pickTasks(
  outcomes: ReadonlyMap<ProcessId, StepOutcome>,
  {
    table = houses(),
    target = 'Sale_Price',
    id = 'Id',
    tasksOf = (process) => course.lesson('en', process).tasks,
    only,
  }: {
    table?: Table;
    target?: string;
    id?: string;
    /** The tasks to pick from; by default those of the lesson. */
    tasksOf?: (process: ProcessId) => readonly LessonTask[];
    /** The run to pick for; by default every run. */
    only?: ProcessId;
  } = {},
): Promise<Map<ProcessId, PickedTask | undefined>> {
  const runs = new Map([...outcomes].map(([process, outcome]) => [process, kept(outcome)]));
  const picked = new Map<ProcessId, PickedTask | undefined>();
  for (const [process, run] of runs) {
    if (only !== undefined && only !== process) continue;
    const history: History = Object.fromEntries([...runs].filter(([each]) => each !== process));
    const again = runAgain({
      source: { dataset: 'table.csv', target },
      table,
      history,
      dataHash: 'a hash',
      packageVersion: '0.0.0',
      milliseconds: () => 0,
      locale: 'en',
      t: course.t,
    });
    picked.set(process, await pickTask(TASK_RULES[process], { ...run, history, target, id }, tasksOf(process), again));
  }
  return picked;
}
