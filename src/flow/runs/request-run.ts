import { isProcess, type ProcessId } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Parameters } from '../../steps/parameters.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { addRun } from './add-run.ts';
import { enqueueRun } from './enqueue-run.ts';
import { findFindings } from './find-findings.ts';
import { missingBefore } from './gather-history.ts';
import type { RunsPort } from './port.ts';

/**
 * Enqueues a run, and posts its progress message in the lesson's thread. If processes that it builds on were never run, it
 * starts only with `missingFirst`; then they run before it, one after the other, in the same thread.
 * @returns the process asked for, with the run that was enqueued or the processes that are missing before it, in order
 * @throws AppError as findLesson does; stale_button; run_active when a run of the lesson is unfinished, or its findings are
 *   undelivered
 */
export async function requestRun(
  needs: Announcer &
    Pick<RunsPort, 'clock' | 'random'> & { store: StoreOf<'cohorts' | 'lessons' | 'members' | 'posts' | 'runs'> },
  input: {
    teamId: string;
    lessonId: string;
    userId: string;
    /** The lesson's own process when absent. */
    process?: ProcessId;
    /** Parameters that the learner changed. The others have their defaults. */
    parameters: Parameters;
    missingFirst?: boolean;
    /** Id of the run, the same for a deed that is done again. It starts one run. */
    runId?: string;
    /** When a deed that is done again was pressed. The person may have pressed again meanwhile. */
    pressedAt?: Date;
  },
): Promise<{ process: ProcessId; run: Run } | { process: ProcessId; missing: ProcessId[] }> {
  const { store } = needs;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const process = input.process ?? lesson.process;
  if (!isProcess(process)) throw new AppError('stale_button');
  const started = input.runId === undefined ? undefined : await store.runs.byId(input.teamId, input.runId);
  if (started !== undefined) return { process, run: started };
  const missing = await missingBefore(store, cohort, process);
  if (missing.length > 0 && input.missingFirst !== true) return { process, missing };
  const [first = process, ...next] = [...missing, process];
  const run = await store.transaction(async (tx) => {
    const added = await addRun(needs, tx, cohort, {
      lessonId: lesson.id,
      process: first,
      parameters: missing.length > 0 ? {} : input.parameters,
      requestedBy: input.userId,
      next,
      ...(input.runId === undefined ? {} : { id: input.runId }),
    });
    // Looked at last: a run that ends right now holds the insertion up until its findings are stored.
    if (await isAnswered(tx, cohort, { ...input, lessonId: lesson.id, process })) throw new AppError('run_active');
    return added;
  });
  await announce(needs, cohort);
  await enqueueRun(needs, input.teamId, run.id);
  return { process, run };
}

/**
 * Whether the last run answers a press: its findings are still undelivered, so the press repeats another one; or it began after the
 * press, which is done again only now.
 */
async function isAnswered(
  tx: Pick<Store, 'posts' | 'runs'>,
  cohort: Cohort,
  {
    lessonId,
    process,
    parameters,
    pressedAt,
  }: { lessonId: string; process: ProcessId; parameters: Parameters; pressedAt?: Date },
): Promise<boolean> {
  const run = await tx.runs.latestDone(cohort, process);
  if (run?.lessonId !== lessonId) return false;
  const isPlain = Object.keys(parameters).length === 0;
  if (isPlain && pressedAt !== undefined && run.createdAt >= pressedAt) return true;
  const findings = await findFindings(tx, cohort.teamId, run.id);
  return findings !== undefined && findings.deliveredRevision < findings.revision && findings.state !== 'failed';
}
