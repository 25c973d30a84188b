import type { ProcessId } from '../course/lesson-id.ts';
import type { PickedTask } from '../steps/tasks/pick-task.ts';

/** A person's tries at a task of a lesson. */
interface TaskTry {
  cohortId: string;
  process: ProcessId;
  /** Id of the task in the lesson. */
  task: string;
  userId: string;
}

/** The tasks that are done in notebooks. Who has solved one is private: no method gives it to anyone else. */
export interface TaskStore {
  /** Keeps what was picked for a run, or that nothing fits it. Keeps nothing where the run's files are deleted. */
  keep(teamId: string, runId: string, picked: PickedTask | undefined): Promise<void>;
  /** What was picked for a run; undefined when nothing is kept, and without `picked` when nothing fits. */
  ofRun(teamId: string, runId: string): Promise<{ picked?: PickedTask } | undefined>;
  /** Notes a try. What is solved stays solved. */
  note(teamId: string, tried: TaskTry & { solved: boolean }): Promise<void>;
  /** Tasks of a lesson that a person has tried, by id, and whether they have solved them. */
  triedBy(teamId: string, of: Omit<TaskTry, 'task'>): Promise<ReadonlyMap<string, boolean>>;
}
