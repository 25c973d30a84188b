import type { Ratings } from '../../exercise/review.ts';
import type { Store } from '../../ports/store.ts';

/** Whether a person has been offered the worked example, as everybody is once, before their first review. */
export async function wasOfferedExample(
  { store }: { store: Pick<Store, 'calibrations'> },
  teamId: string,
  userId: string,
): Promise<boolean> {
  return (await store.calibrations.byId(teamId, userId)) !== undefined;
}

/** Remembers that a person was offered the worked example. A person who skips or closes it isn't offered it again. */
export async function rememberOffer(
  { store }: { store: Pick<Store, 'calibrations'> },
  teamId: string,
  userId: string,
): Promise<void> {
  await store.calibrations.offer(teamId, userId);
}

/** Keeps a person's ratings of the worked example, in place of earlier ones. */
export async function calibrate(
  { store }: { store: Pick<Store, 'calibrations'> },
  { teamId, userId, ratings }: { teamId: string; userId: string; ratings: Ratings },
): Promise<void> {
  await store.calibrations.save(teamId, userId, ratings);
}
