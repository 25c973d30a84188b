import { reviewSettledFor } from '../exercise/settled.ts';
import type { NewsItem } from '../messages/content.ts';
import { remarkField } from '../messages/request-content.ts';
import type { Store } from '../ports/store.ts';

/** What goes along with any direct message. What a buddy is told has messages of its own. */
const KINDS = ['review-asked', 'reviews-complete'] as const;

/**
 * Takes what waits for a person's next direct message. What has settled meanwhile is left out. Runs inside the caller's transaction, which puts
 * the message.
 */
export async function takeWaiting(
  tx: Pick<Store, 'cohorts' | 'news' | 'requests' | 'reviews'>,
  teamId: string,
  to: string,
): Promise<NewsItem[]> {
  const items: NewsItem[] = [];
  for (const { kind, requestId } of await tx.news.take(teamId, to, KINDS)) {
    const request = await tx.requests.byId(teamId, requestId);
    const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || cohort === undefined) continue;
    const roles = request.assignments.map(({ role }) => role);
    const about = { requestId, to, channel: cohort.channelId, roles, ...remarkField(request) };
    if (kind === 'reviews-complete') {
      items.push({ type: kind, ...about });
      continue;
    }
    if (kind !== 'review-asked') continue;
    const settled = reviewSettledFor(to, await tx.reviews.of(teamId, requestId));
    if (settled !== undefined) continue;
    const named = cohort.anonymousReviews ? {} : { named: true as const };
    items.push({ type: kind, ...about, asker: request.askerId, ...named });
  }
  return items;
}
