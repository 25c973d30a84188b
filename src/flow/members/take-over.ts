import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { GONE } from './erase-content.ts';
import { checkMember } from './find-cohort.ts';
import { reviseWelcome } from './save-roles.ts';

/** Whether somebody may do what only a facilitator may: they are it, or nobody is and they would take over with what they do. */
export async function mayFacilitate(
  deps: Pick<FlowDeps, 'store' | 'chat'>,
  cohort: Cohort,
  userId: string,
): Promise<boolean> {
  return cohort.facilitatorId === userId || (await isWithoutFacilitator(deps, cohort));
}

/**
 * Who facilitated has left, and nobody who held a role could follow: then whoever does first what only a facilitator may is the
 * facilitator, and is told so. Twice is once.
 * @returns the cohort with whoever facilitates it now
 * @throws AppError not_in_cohort for somebody who has left, too
 */
export async function takeOver(deps: FlowDeps, cohort: Cohort, userId: string): Promise<Cohort> {
  const { teamId, id, facilitatorId: from } = cohort;
  if (!(await isWithoutFacilitator(deps, cohort))) return cohort;
  await checkMember(deps.store, cohort, userId);
  const after = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, id);
    const fresh = (await tx.cohorts.byId(teamId, id)) ?? cohort;
    if (fresh.facilitatorId !== from) return fresh;
    const appointed = await appoint(deps, tx, fresh, { userId, because: 'first' });
    await reviseWelcome(tx, appointed);
    return appointed;
  });
  await announce(deps, cohort);
  await announce(deps, { teamId, channelId: userId });
  return after;
}

/**
 * Makes somebody the facilitator and tells them why. Inside the caller's transaction, which has locked the cohort.
 * @returns the cohort with them
 */
export async function appoint(
  { clock }: Pick<FlowDeps, 'clock'>,
  tx: Store,
  cohort: Cohort,
  { userId, because }: { userId: string; because: 'longest' | 'first' },
): Promise<Cohort> {
  const { teamId, id, channelId: channel, facilitatorId: from } = cohort;
  await tx.cohorts.setFacilitator(teamId, id, userId);
  await tx.posts.add({
    teamId,
    channelId: userId,
    key: cohortKey(id, `facilitates:${userId}:${clock.now().getTime()}`),
    locale: cohort.locale,
    content: { type: 'facilitates', to: userId, from, channel, because },
  });
  return { ...cohort, facilitatorId: userId };
}

/** The one on record has left the channel or the workspace, or has had their data deleted. */
async function isWithoutFacilitator(
  { store, chat }: Pick<FlowDeps, 'store' | 'chat'>,
  { teamId, id, facilitatorId }: Cohort,
): Promise<boolean> {
  if (facilitatorId.startsWith(GONE)) return true;
  if ((await store.members.departed(teamId, id)).includes(facilitatorId)) return true;
  return (await chat.personOf(teamId, facilitatorId)).kind === 'gone';
}
