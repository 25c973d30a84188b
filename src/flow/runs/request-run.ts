import { isProcess, type ProcessId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Parameters } from '../../steps/finished.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { FlowDeps } from '../port.ts';
import { addRun } from './add-run.ts';
import { enqueueRun } from './enqueue-run.ts';
import { missingBefore } from './gather-history.ts';

/** Whoever presses again because nothing has come yet, as Slack is slow, wants no second run. */
async function isUnseen(tx: Store, cohort: Cohort, lessonId: string, process: ProcessId): Promise<boolean> {
  const run = await tx.runs.latestDone(cohort.teamId, cohort.id, process);
  if (run?.lessonId !== lessonId) return false;
  const findings = await tx.posts.byKey(cohort.teamId, runKey(run.id, 'findings'));
  return findings !== undefined && findings.ts === undefined && findings.state !== 'failed';
}

/**
 * Puts a run into the queue and its progress message into the lesson's thread. A process whose predecessors were never
 * run is not begun, unless they are to be run first: then they come before it, each in its turn, in the same thread.
 * @returns the run, or the processes that are missing before it, in order
 * @throws AppError stale_button, run_active when the lesson has a run that is not finished or whose findings nobody has seen
 */
export async function requestRun(
  deps: FlowDeps,
  input: {
    teamId: string;
    lessonId: string;
    userId: string;
    /** Of the lesson, when absent. */
    process?: ProcessId;
    /** What the learner changed; the rest have their defaults. */
    parameters: Parameters;
    missingFirst?: boolean;
  },
): Promise<{ run: Run } | { missing: ProcessId[] }> {
  const { store } = deps;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const process = input.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0 && input.missingFirst !== true) return { missing };
  const [first = process, ...next] = [...missing, process];
  const run = await store.transaction(async (tx) => {
    if (await isUnseen(tx, cohort, lesson.id, process)) throw new AppError('run_active');
    return addRun(deps, tx, cohort, {
      lessonId: lesson.id,
      process: first,
      parameters: missing.length > 0 ? {} : input.parameters,
      requestedBy: input.userId,
      next,
    });
  });
  await announce(deps, cohort);
  await enqueueRun(deps, input.teamId, run.id);
  return { run };
}
