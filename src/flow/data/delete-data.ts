import { ownDataKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { OwnData } from '../../team/own-data.ts';
import { namesOf, ownDataset } from '../../team/own-data.ts';
import { announce } from '../announce.ts';
import { settleQuestion } from './allow-data.ts';
import { eraseFindings } from './erase-findings.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';

/** The data set that a course goes back to. */
const COURSE_DATA = 'house-prices';

/**
 * Deletes a table's rows, every file of the runs on it and what they have found, in the store and in Slack. If the course uses it, it goes back to the version
 * before, or to the course's own data.
 * @throws AppError as findOwnData does
 */
export async function deleteData(
  needs: Omit<DataPort, 'compute' | 'files'>,
  input: { teamId: string; dataId: string; userId: string },
): Promise<{ data: OwnData; files: number }> {
  const { data, cohort } = await findOwnData(needs, input, ['reading', 'choosing', 'keeping', 'kept', 'asked', 'used']);
  const { teamId, id: cohortId, channelId, locale } = cohort;
  const { files, channels } = await needs.store.transaction(async (tx) => {
    // Runs that read it now are told: what they have read may not be stored any more.
    await tx.erasures.begin(teamId);
    await tx.cohorts.lock(teamId, cohortId);
    const deleted = await deleteTable(tx, cohort, data);
    const { filename: file, version, rows = 0, columns = 0 } = data;
    if (version === undefined) return deleted;
    const change = { what: 'data', did: 'deleted', version } as const;
    await tx.audit.add(teamId, { cohortId, at: needs.clock.now(), byId: input.userId, change });
    const about = { type: 'own-data', what: 'deleted', dataId: data.id, file, rows, columns, version } as const;
    const content = { ...about, by: input.userId, files: deleted.files };
    await tx.posts.add({ teamId, channelId, locale, key: ownDataKey(data.id, 'deleted'), content });
    return deleted;
  });
  for (const each of channels) await announce(needs, { teamId, channelId: each });
  return { data, files };
}

/**
 * Deletes a table's rows, with every file of the runs on it and what they have found, here and in Slack. Runs inside the caller's transaction,
 * which holds the course's lock.
 * @returns how many files it has deleted, and where messages change
 */
export async function deleteTable(
  tx: StoreOf<
    'cohorts' | 'decisions' | 'labelling' | 'ownData' | 'ownQuestions' | 'people' | 'posts' | 'requests' | 'runs'
  >,
  cohort: Cohort,
  { id, settings }: Pick<OwnData, 'id' | 'settings'>,
): Promise<{ files: number; channels: ReadonlySet<string> }> {
  const { teamId, id: cohortId, channelId } = cohort;
  const dataset = ownDataset(id);
  const names = settings === undefined ? undefined : namesOf(settings);
  // Also charts in the channel, and files that people have asked for.
  const channels = new Set([channelId, ...(await eraseFindings(tx, cohort, { dataset, names }))]);
  const files = await tx.ownData.deleteRows(teamId, [id]);
  await settleQuestion(tx, { teamId, id }, { what: 'settled' });
  const now = await tx.cohorts.byId(teamId, cohortId);
  if (now?.dataset === dataset) {
    const before = (await tx.ownData.inCohort(teamId, cohortId)).find((one) => one.state === 'used');
    await tx.cohorts.setDataset(teamId, cohortId, before === undefined ? COURSE_DATA : ownDataset(before.id));
  }
  return { files, channels };
}
