import type { Chat } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { GONE } from './erase-content.ts';

interface Needs {
  store: Pick<Store, 'members'>;
  chat: Pick<Chat, 'personOf'>;
}

/** Whether a person may act as facilitator: they are it, or the cohort has none and they would take over by acting. */
export async function mayFacilitate(needs: Needs, cohort: Cohort, userId: string): Promise<boolean> {
  return cohort.facilitatorId === userId || (await isWithoutFacilitator(needs, cohort));
}

/** Whether the recorded facilitator has left the channel or the workspace, or had their data erased. */
export async function isWithoutFacilitator(
  { store, chat }: Needs,
  { teamId, id, facilitatorId }: Cohort,
): Promise<boolean> {
  if (facilitatorId.startsWith(GONE)) return true;
  if ((await store.members.departed(teamId, id)).includes(facilitatorId)) return true;
  return (await chat.personOf(teamId, facilitatorId)).kind === 'gone';
}
