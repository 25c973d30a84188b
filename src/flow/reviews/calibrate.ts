import type { Ratings } from '../../exercise/review.ts';
import type { Store } from '../../ports/store.ts';

/** Whether a person has rated the worked example, as everybody does before their first review. */
export async function isCalibrated(
  { store }: { store: Pick<Store, 'calibrations'> },
  teamId: string,
  userId: string,
): Promise<boolean> {
  return (await store.calibrations.byId(teamId, userId)) !== undefined;
}

/** Keeps a person's ratings of the worked example, in place of earlier ones. */
export async function calibrate(
  { store }: { store: Pick<Store, 'calibrations'> },
  { teamId, userId, ratings }: { teamId: string; userId: string; ratings: Ratings },
): Promise<void> {
  await store.calibrations.save(teamId, userId, ratings);
}
