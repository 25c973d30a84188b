import type { Request } from '../../exercise/request.ts';
import type { Review } from '../../exercise/review.ts';
import { reviewSettledFor, settledFor } from '../../exercise/settled.ts';
import type { Content, ContentOf, NewsItem } from '../../messages/content.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';

/** Direct messages that ask for something about requests. */
type Told = ContentOf<'digest' | 'news'>;

/**
 * Brings the direct messages about a request up to date: what is settled loses its buttons and says what happened, and what waits
 * again gets them back. Call it after the transaction that changed the request: locking messages of several requests in one
 * transaction could lock two of them against each other. Safe to call again.
 */
export async function settleTold(
  needs: Announcer & { store: StoreOf<'posts' | 'requests' | 'reviews'> },
  { teamId, requestId }: { teamId: string; requestId: string },
): Promise<void> {
  const people = await needs.store.transaction(async (tx) => {
    const posts = await tx.posts.lockTold(teamId, requestId);
    // Read once the messages are locked, so that the last of several calls sees the last change.
    const request = posts.length === 0 ? undefined : await tx.requests.byId(teamId, requestId);
    if (request === undefined) return [];
    const reviews = await tx.reviews.of(teamId, requestId);
    for (const { key, content } of posts) {
      if (isTold(content)) await tx.posts.revise(teamId, key, settle(content, request, reviews));
    }
    return posts.map(({ channelId }) => channelId);
  });
  for (const channelId of new Set(people)) await announce(needs, { teamId, channelId });
}

/**
 * Finds what waits for people now, and returns what brings the direct messages about it up to date once it has gone to others.
 */
export async function settlerFor(
  needs: Parameters<typeof settleTold>[0],
  { teamId, id }: Pick<Cohort, 'teamId' | 'id'>,
  userIds: readonly string[],
): Promise<() => Promise<void>> {
  const waiting = new Set<string>();
  for (const userId of userIds)
    for (const each of await needs.store.requests.openOf(teamId, id, userId)) waiting.add(each.id);
  return async () => {
    for (const requestId of waiting) await settleTold(needs, { teamId, requestId });
  };
}

function isTold(content: Content): content is Told {
  return content.type === 'digest' || content.type === 'news';
}

function settle(content: Told, request: Request, reviews: readonly Review[]): Told {
  const { to } = content;
  const settled = reviewSettledFor(to, reviews);
  const items = content.items?.map((item) => (isAbout(item, request) ? withSettled(item, settled) : item));
  if (content.type === 'news') return { ...content, items: items ?? [] };
  const requests = content.requests.map((each) =>
    each.requestId === request.id ? withSettled(each, settledFor(request, { role: each.role, userId: to })) : each,
  );
  return { ...content, requests, ...(items === undefined ? {} : { items }) };
}

function isAbout(item: NewsItem, { id }: Request): item is ContentOf<'review-asked'> {
  return item.type === 'review-asked' && item.requestId === id;
}

/** The same, settled in this way, or waiting again. */
function withSettled<How, Item extends { settled?: How }>(item: Item, settled: How | undefined): Item {
  const { settled: _, ...waiting } = item;
  return (settled === undefined ? waiting : { ...waiting, settled }) as Item;
}
