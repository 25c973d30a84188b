import type { LessonTask } from '../../course/lesson.ts';
import { AppError } from '../../errors.ts';
import type { RunAgain, TaskRule, TaskRun } from './task-rule.ts';
import { columnsToPick } from './task-rules.ts';

/** A task of a lesson that the app may give. */
export type TaskCandidate = Pick<LessonTask, 'id' | 'values' | 'tolerance'>;

/** How far an answer may be off. */
export type Tolerance = LessonTask['tolerance'];

/** The task that fits a run, with its answer. */
export interface PickedTask {
  /** Id of the task in the lesson. */
  task: string;
  /** The number or the column that the learner writes; absent where the line has none. */
  picked?: number | string;
  answer: number;
  /** What the notebook prints before the change; null where that's no number. */
  before: number | null;
  /** Name of the column that the run predicts. */
  target: string;
}

/** Columns that are tried for a task. The first ones make the largest difference, so more are hardly worth the time. */
const MOST_COLUMNS = 3;

/** How far from the answer a number may be. */
export function allowed({ by, percent }: Tolerance, answer: number): number {
  // The smallest differences are the rounding of a computation.
  return Math.max(percent ? (Math.abs(answer) * by) / 100 : by, Math.abs(answer) * 1e-9);
}

/**
 * Picks the first task of a lesson that fits a run: its change gives a number, and one that can't be mistaken for what the notebook prints
 * without it.
 * @param candidates the lesson's tasks, in its order
 * @returns nothing when no task fits, for example in a table without blanks
 * @throws errors of steps that are no refusal
 */
export async function pickTask(
  rules: Readonly<Record<string, TaskRule>>,
  run: TaskRun,
  candidates: readonly TaskCandidate[],
  again: RunAgain,
): Promise<PickedTask | undefined> {
  for (const { id, values, tolerance } of candidates) {
    const rule = rules[id];
    if (rule === undefined) continue;
    const before = rule.before(run);
    for (const picked of picksOf(rule, run, values)) {
      const answer = await answerOf(rule, run, picked, again);
      if (answer === null || !Number.isFinite(answer)) continue;
      // Twice as far: no number is near enough to both.
      if (before !== null && Math.abs(answer - before) <= 2 * allowed(tolerance, answer)) continue;
      return { task: id, ...(picked === '' ? {} : { picked }), answer, before, target: run.target };
    }
  }
  return undefined;
}

function picksOf({ picks }: TaskRule, run: TaskRun, values: readonly number[]): readonly (number | string)[] {
  if (picks === 'numbers') return values;
  return picks === 'nothing' ? [''] : columnsToPick(run, picks).slice(0, MOST_COLUMNS);
}

/** The answer, or null where the step refuses the change, for example because too few rows are left. */
async function answerOf(
  rule: TaskRule,
  run: TaskRun,
  picked: number | string,
  again: RunAgain,
): Promise<number | null> {
  try {
    return await rule.after(run, picked, again);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
