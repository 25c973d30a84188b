import { AppError } from '../../errors.ts';
import { runKey } from '../../messages/post-keys.ts';
import { runProgressContent } from '../../messages/run-progress-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { RunsPort } from './port.ts';

/**
 * Stores a queued run and its progress message. Runs inside the caller's transaction.
 * @throws AppError run_active
 */
export async function addRun(
  { clock, random }: Pick<RunsPort, 'clock' | 'random'>,
  tx: Pick<Store, 'posts' | 'runs'>,
  cohort: Cohort,
  wanted: Pick<Run, 'lessonId' | 'process' | 'parameters' | 'requestedBy' | 'next'> & { id?: string },
): Promise<Run> {
  const { run, created } = await tx.runs.create(cohort.teamId, {
    id: random.uuid(),
    ...wanted,
    cohortId: cohort.id,
    dataset: cohort.dataset,
    state: 'queued',
    createdAt: clock.now(),
  });
  if (!created) throw new AppError('run_active');
  await tx.posts.add({
    ...threadOf(cohort, run.lessonId),
    key: runKey(run.id, 'progress'),
    content: runProgressContent(run, { share: 0, stage: 'queued', state: 'queued' }),
  });
  return run;
}
