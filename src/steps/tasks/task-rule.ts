import type { ProcessId } from '../../course/lesson-id.ts';
import type { FinishedRun } from '../finished-run.ts';
import type { History } from '../history.ts';
import type { Parameters } from '../parameters.ts';

/** A run whose notebook someone changes. */
export interface TaskRun {
  findings: unknown;
  parameters: Parameters;
  /** The runs that it builds on. */
  history: History;
  target: string;
  id: string | undefined;
}

/**
 * Runs processes anew in place of the run, with other parameters, or for another target. Each builds on those before it, and on the run's own history.
 * @returns the last one's result
 */
export type RunAgain = (
  processes: readonly ProcessId[],
  parameters: Partial<Record<ProcessId, Parameters>>,
  target?: string,
) => Promise<FinishedRun>;

/** The lesson's numbers, columns that the run has dropped or kept (most blanks first), numeric ones (closest to the target first), or nothing. */
export type Picks = 'numbers' | 'dropped' | 'kept' | 'numeric' | 'nothing';

/** How the app finds the answer to a task. The lesson asks, and this computes, with the functions of the step. */
export interface TaskRule {
  /** The line of Python that a learner writes. `{value}` and `{column}` stand for what the app picks. */
  change: string;
  /** Id of the notebook's cell that holds the line. */
  cell: string;
  /** What the app may pick. */
  picks: Picks;
  /** What the notebook prints before the change; null where it prints no number. */
  before(run: TaskRun): number | null;
  /** What it prints after the change; null where it prints no number. Of `forest`, nothing may take part: scikit-learn grows other trees. */
  after(run: TaskRun, picked: number | string, again: RunAgain): Promise<number | null>;
}
