import { projectPageKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findCohort } from '../members/find-cohort.ts';
import { gatherPage } from './gather-page.ts';
import type { PagePort } from './port.ts';
import { renewPageIn } from './renew-page.ts';

/**
 * Posts the project page of a channel's course, or brings the one that it has up to date. A page that was deleted in Slack is posted anew.
 * @param input.id id of the press or command, so that one that Slack delivers twice posts one page
 * @returns the key of the page, and whether the channel had one
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function showPage(
  needs: PagePort,
  { place, userId, id }: { place: Place; userId: string; id: string },
): Promise<{ key: string; wasThere: boolean }> {
  const { store } = needs;
  const cohort = await findCohort(store, place, userId);
  const { teamId, channelId, locale } = cohort;
  const key = projectPageKey(id);
  const shown = await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const post = await tx.posts.projectPage(cohort);
    if (post !== undefined) {
      await renewPageIn(tx, cohort);
      // A delivery that comes again is answered as the first one was.
      return { key: post.key, wasThere: post.key !== key };
    }
    await tx.posts.add({ teamId, channelId, locale, key, content: await gatherPage(tx, cohort) });
    return { key, wasThere: false };
  });
  await announce(needs, cohort);
  return shown;
}
