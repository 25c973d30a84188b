import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { ListedFile } from '../../steps/kept-files.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Lists the files of a run, for a person to pick from. Charts are left out: the thread shows them.
 * @throws AppError stale_button, not_in_cohort; files_gone when they are deleted
 */
export async function listFiles(
  { store }: { store: Pick<Store, 'artifacts' | 'cohorts' | 'members' | 'runs'> },
  { teamId, runId, userId }: { teamId: string; runId: string; userId: string },
): Promise<{ run: Run; cohort: Cohort; files: ListedFile[] }> {
  const run = await store.runs.byId(teamId, runId);
  const cohort = run && (await store.cohorts.byId(teamId, run.cohortId));
  if (run === undefined || cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const all = await store.artifacts.namesOfRun(teamId, runId);
  const files = all.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  if (files.length === 0) throw new AppError('files_gone');
  return { run, cohort, files };
}
