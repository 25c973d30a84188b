import type { Ratings } from '../../exercise/rubric.ts';
import type { FlowDeps } from '../port.ts';

/** Has this person rated the worked example? Everybody does before their first review. */
export async function isCalibrated({ store }: FlowDeps, teamId: string, userId: string): Promise<boolean> {
  return (await store.calibrations.byId(teamId, userId)) !== undefined;
}

/** Keeps how a person rated the worked example; again replaces it. */
export async function calibrate(
  { store }: FlowDeps,
  { teamId, userId, ratings }: { teamId: string; userId: string; ratings: Ratings },
): Promise<void> {
  await store.calibrations.save(teamId, userId, ratings);
}
