import { ownDataKey } from '../../messages/post-keys.ts';
import type { OwnData } from '../../team/own-data.ts';
import { ownDataset } from '../../team/own-data.ts';
import { announce } from '../announce.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';

/** The data set that a course goes back to. */
const COURSE_DATA = 'house-prices';

/**
 * Deletes a table's rows, and every file of the runs on it. If the course uses it, it goes back to the version before, or to the course's own data.
 * @throws AppError as findOwnData does
 */
export async function deleteData(
  needs: Omit<DataPort, 'compute' | 'files'>,
  input: { teamId: string; dataId: string; userId: string },
): Promise<{ data: OwnData; files: number }> {
  const { data, cohort } = await findOwnData(needs, input, ['choosing', 'keeping', 'kept', 'asked', 'used']);
  const { teamId, id: cohortId, channelId, locale } = cohort;
  const files = await needs.store.transaction(async (tx) => {
    // Runs that read it now are told: what they have read may not be stored any more.
    await tx.erasures.begin(teamId);
    await tx.cohorts.lock(teamId, cohortId);
    const deleted = await tx.ownData.deleteRows(teamId, [data.id]);
    if (data.version === undefined) return deleted;
    const now = await tx.cohorts.byId(teamId, cohortId);
    if (now?.dataset === ownDataset(data.id)) {
      const before = (await tx.ownData.inCohort(teamId, cohortId)).find((one) => one.state === 'used');
      await tx.cohorts.setDataset(teamId, cohortId, before === undefined ? COURSE_DATA : ownDataset(before.id));
    }
    const change = { what: 'data', did: 'deleted', version: data.version } as const;
    await tx.audit.add(teamId, { cohortId, at: needs.clock.now(), byId: input.userId, change });
    const about = {
      type: 'own-data',
      what: 'deleted',
      dataId: data.id,
      file: data.filename,
      by: input.userId,
    } as const;
    const content = {
      ...about,
      rows: data.rows ?? 0,
      columns: data.columns ?? 0,
      version: data.version,
      files: deleted,
    };
    await tx.posts.add({ teamId, channelId, locale, key: ownDataKey(data.id, 'deleted'), content });
    return deleted;
  });
  await announce(needs, cohort);
  return { data, files };
}
