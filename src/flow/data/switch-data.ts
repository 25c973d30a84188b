import { AppError } from '../../errors.ts';
import { datasetKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findData } from './find-data.ts';
import type { DataPort } from './port.ts';

/**
 * Lets a course use another data set: one of the app, one that an operator has added, or an earlier version of its own data. Runs on the one before stay.
 * @param input.id the same for a press that is done again
 * @throws AppError as findAsFacilitator does; stale_button for a data set that isn't there
 */
export async function switchData(
  needs: DataPort,
  input: { place: Place; userId: string; dataset: string; known: readonly string[]; id: string },
): Promise<void> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  const { teamId, id: cohortId, channelId, locale } = cohort;
  const stored = await findData(needs.store, { ...cohort, dataset: input.dataset });
  if (stored === undefined && !input.known.includes(input.dataset)) throw new AppError('stale_button');
  if (cohort.dataset === input.dataset) return;
  await needs.store.transaction(async (tx) => {
    await tx.cohorts.setDataset(teamId, cohortId, input.dataset);
    const change = { what: 'data', did: 'switched' } as const;
    await tx.audit.add(teamId, { cohortId, at: needs.clock.now(), byId: input.userId, change });
    const name = stored === undefined ? undefined : (stored.settings?.name ?? stored.filename);
    const of = name === undefined ? { dataset: input.dataset } : { name };
    const content = { type: 'data-switched', by: input.userId, ...of } as const;
    await tx.posts.add({ teamId, channelId, locale, key: datasetKey(cohortId, input.id), content });
  });
  await announce(needs, cohort);
}
