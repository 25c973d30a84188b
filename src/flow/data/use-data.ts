import { ownDataKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type OwnData, ownDataset } from '../../team/own-data.ts';
import type { DataPort } from './port.ts';

/** Makes a table the next version of the course's data, and tells the channel. Runs inside the caller's transaction. */
export async function useData(
  { clock }: Pick<DataPort, 'clock'>,
  tx: Pick<Store, 'audit' | 'cohorts' | 'ownData' | 'posts'>,
  cohort: Cohort,
  data: OwnData,
  byId: string,
): Promise<void> {
  const { teamId, id: cohortId, channelId, locale } = cohort;
  const version = await tx.ownData.use(teamId, cohortId, data.id);
  await tx.cohorts.setDataset(teamId, cohortId, ownDataset(data.id));
  await tx.audit.add(teamId, { cohortId, at: clock.now(), byId, change: { what: 'data', did: 'used', version } });
  const { filename: file, rows = 0, columns = 0 } = data;
  const content = { type: 'own-data', what: 'used', dataId: data.id, file, rows, columns, version, by: byId } as const;
  await tx.posts.add({ teamId, channelId, locale, key: ownDataKey(data.id, 'used'), content });
}
