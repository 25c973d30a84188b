import { firstWords } from '../../exercise/first-words.ts';
import type { Request } from '../../exercise/request.ts';
import type { ContentOf } from '../../messages/content.ts';
import { resultsKey, reviewKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { ShownReview } from '../../messages/shown-review.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';

/**
 * Shows a review in the message with the results of a request's reviews, which the first review posts and later ones edit. Runs inside the
 * caller's transaction, with the request locked.
 * @param review its number is the next one
 * @param of how many reviews are wanted
 */
export async function showResult(
  tx: Pick<Store, 'posts'>,
  cohort: Cohort,
  request: Request,
  { review, of }: { review: ShownReview; of: number },
): Promise<void> {
  const { teamId } = cohort;
  const key = resultsKey(request.id);
  const shown = (await tx.posts.byKey(teamId, key))?.content;
  const before = shown?.type === 'review-results' ? shown.reviews : await shownApart(tx, teamId, request, review.nth);
  const content: ContentOf<'review-results'> = {
    type: 'review-results',
    requestId: request.id,
    asker: request.askerId,
    about: firstWords(request.text),
    of,
    reviews: [...before, review],
    ...remarkField(request),
  };
  if (await tx.posts.revise(teamId, key, content)) return;
  await tx.posts.add({ ...(await threadOfRequest(tx, cohort, request)), key, content });
}

/** The reviews before the nth that an earlier release has shown in messages of their own. They count in the results, too. */
async function shownApart(
  tx: Pick<Store, 'posts'>,
  teamId: string,
  { id }: Request,
  nth: number,
): Promise<ShownReview[]> {
  const found: ShownReview[] = [];
  for (let each = 1; each < nth; each += 1) {
    const content = (await tx.posts.byKey(teamId, reviewKey(id, each)))?.content;
    if (content?.type !== 'review-result') continue;
    const { type: _, requestId: __, asker: ___, of: ____, ...review } = content;
    found.push(review);
  }
  return found;
}
