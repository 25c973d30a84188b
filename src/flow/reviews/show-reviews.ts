import { reviewsChart } from '../../charts/reviews-chart.ts';
import { countReviews } from '../../exercise/reviewers.ts';
import { summarizeReviews } from '../../exercise/summarize-reviews.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import { announce } from '../announce.ts';
import type { ReviewsPort } from './port.ts';

/** Reviews from which on a chart shows more than the words. */
const CHARTED = 3;

/**
 * Job: sums up the reviews of a request in words, once all invited reviews are done, and again after each later one. From
 * three reviews on, a chart follows.
 */
export async function showReviews(
  needs: Omit<ReviewsPort, 'clock'>,
  { teamId, requestId }: { teamId: string; requestId: string },
): Promise<void> {
  const { store, course, compute, random } = needs;
  const request = await store.requests.byId(teamId, requestId);
  const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) return;
  const reviews = await store.reviews.of(teamId, requestId);
  const { done, invited } = countReviews(reviews);
  const part = `reviews-${done}`;
  const key = requestKey(requestId, part);
  if (done === 0 || done < invited || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const summary = summarizeReviews(reviews.flatMap(({ ratings }) => ratings ?? []));
  const chart = done < CHARTED ? undefined : reviewsChart(summary, cohort.locale, course.t);
  const png = chart && (await compute.draw(chart, cohort.locale));
  await store.transaction(async (tx) => {
    const thread = threadOf(cohort, request.lessonId);
    const artifactId = random.uuid();
    const content = { type: 'review-summary' as const, requestId, asker: request.askerId, summary };
    if (!(await tx.posts.add({ ...thread, key, content }))) return;
    if (chart === undefined || png === undefined) return;
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'chart-reviews',
      filename: 'reviews.png',
      mediaType: 'image/png',
      content: png,
    });
    const { title, altText } = chart;
    await tx.posts.add({
      ...thread,
      key: requestKey(requestId, `${part}:chart`),
      content: { type: 'file', artifactId, title, altText, isImage: true },
    });
  });
  await announce(needs, cohort);
}
