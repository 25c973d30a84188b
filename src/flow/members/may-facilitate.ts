import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../port.ts';
import { GONE } from './erase-content.ts';

/** The one on record has left the channel or the workspace, or has had their data deleted. */
export async function isWithoutFacilitator(
  { store, chat }: Pick<FlowDeps, 'store' | 'chat'>,
  { teamId, id, facilitatorId }: Cohort,
): Promise<boolean> {
  if (facilitatorId.startsWith(GONE)) return true;
  if ((await store.members.departed(teamId, id)).includes(facilitatorId)) return true;
  return (await chat.personOf(teamId, facilitatorId)).kind === 'gone';
}

/** Whether somebody may do what only a facilitator may: they are it, or nobody is and they would take over with what they do. */
export async function mayFacilitate(
  deps: Pick<FlowDeps, 'store' | 'chat'>,
  cohort: Cohort,
  userId: string,
): Promise<boolean> {
  return cohort.facilitatorId === userId || (await isWithoutFacilitator(deps, cohort));
}
