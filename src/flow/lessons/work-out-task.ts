import type { Compute } from '../../ports/compute.ts';
import type { StoreOf } from '../../ports/store.ts';
import { findTable } from '../data/find-table.ts';
import { gatherHistoryOf } from '../runs/gather-history.ts';
import { type FindTaskPort, type FoundTask, findTask, type TaskRef } from './find-task.ts';

/**
 * Picks the task of a run and computes its answer, which takes as long as running the step a few times. What it has found is kept.
 * @throws AppError as `findTask` and `findTable` do
 */
export async function workOutTask(
  needs: FindTaskPort & {
    store: StoreOf<'artifacts' | 'cohorts' | 'members' | 'ownData' | 'runs' | 'tasks'>;
    compute: Pick<Compute, 'pickTask'>;
  },
  ref: TaskRef,
): Promise<FoundTask> {
  const { store } = needs;
  const found = await findTask(needs, ref);
  if (found.given !== undefined) return found;
  const { run, cohort, lesson } = found;
  const data = await findTable(needs, { ...cohort, dataset: run.dataset ?? cohort.dataset });
  const picked = await needs.compute.pickTask({
    process: run.process,
    data,
    run: { findings: run.findings, parameters: run.parameters, files: [] },
    history: await gatherHistoryOf(store, ref.teamId, run),
    tasks: lesson.tasks.map(({ id, values, tolerance }) => ({ id, values, tolerance })),
    locale: cohort.locale,
  });
  await store.tasks.keep(ref.teamId, run.id, picked);
  return findTask(needs, ref);
}
