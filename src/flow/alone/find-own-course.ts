import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';

/** Finds the course that a person takes alone, in their conversation with the app. */
export async function findOwnCourse(
  { store }: { store: Pick<Store, 'cohorts'> },
  { teamId, userId }: { teamId: string; userId: string },
): Promise<Cohort | undefined> {
  return (await store.cohorts.seenBy(teamId, userId)).find(({ channelId }) => isDirectChannel(channelId));
}
