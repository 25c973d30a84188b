import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { gatherPage } from './gather-page.ts';
import type { PagePort, PageStore } from './port.ts';

/**
 * Brings a channel's project page up to date, if it has one. Runs inside the caller's transaction, which announces the channel: what changes
 * or erases what the page tells changes the page with it.
 * @returns whether the channel has a page
 */
export async function renewPageIn(tx: PageStore & Pick<Store, 'posts'>, cohort: Cohort): Promise<boolean> {
  const post = await tx.posts.projectPage(cohort);
  if (post === undefined) return false;
  return tx.posts.revise(cohort.teamId, post.key, await gatherPage(tx, cohort));
}

/** Job: brings a channel's project page up to date, if it has one. */
export async function renewPage(
  needs: PagePort,
  { teamId, cohortId }: { teamId: string; cohortId: string },
): Promise<void> {
  const { store } = needs;
  const cohort = await store.cohorts.byId(teamId, cohortId);
  if (cohort === undefined || (await store.posts.projectPage(cohort)) === undefined) return;
  const hasPage = await store.transaction(async (tx) => {
    // Of two jobs at once, the one that reads last also writes last.
    await tx.cohorts.lock(teamId, cohortId);
    return renewPageIn(tx, cohort);
  });
  if (hasPage) await announce(needs, cohort);
}
