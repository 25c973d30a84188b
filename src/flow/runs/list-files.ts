import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { ListedFile } from '../../steps/kept-files.ts';
import type { Run } from '../../steps/run.ts';
import { plainName } from '../../table/plain-name.ts';
import type { Cohort } from '../../team/cohort.ts';
import { findData } from '../data/find-data.ts';
import { checkMember } from '../members/check-member.ts';

/** Kind of the file with the rows of a team's own table. */
export const TABLE = 'table';

/**
 * Lists the files of a run, for a person to pick from. The notebook reads the team's own table from a file, so that's among them. Charts are left out: the thread shows them.
 * @throws AppError stale_button, not_in_cohort; files_gone when they are deleted
 */
export async function listFiles(
  { store }: { store: Pick<Store, 'artifacts' | 'cohorts' | 'members' | 'ownData' | 'runs'> },
  { teamId, runId, userId }: { teamId: string; runId: string; userId: string },
): Promise<{ run: Run; cohort: Cohort; files: ListedFile[] }> {
  const run = await store.runs.byId(teamId, runId);
  const cohort = run && (await store.cohorts.byId(teamId, run.cohortId));
  if (run === undefined || cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const all = await store.artifacts.namesOfRun(teamId, runId);
  const files = all.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  const table = await tableOf(store, cohort, run);
  // A file that was asked for before is among the run's.
  if (table !== undefined && files.length > 0 && !files.some(({ kind }) => kind === TABLE)) files.push(table);
  if (files.length === 0) throw new AppError('files_gone');
  return { run, cohort, files };
}

/** The rows of the table that a run read, as a file that is made when someone asks for it. */
async function tableOf(
  store: Pick<Store, 'ownData'>,
  cohort: Cohort,
  { dataset = cohort.dataset }: Run,
): Promise<ListedFile | undefined> {
  const data = await findData(store, { ...cohort, dataset });
  if (data === undefined) return undefined;
  const filename = plainName(data.filename);
  return {
    id: '',
    kind: TABLE,
    filename,
    mediaType: 'text/csv',
    ...(data.bytes === undefined ? {} : { size: data.bytes }),
  };
}
