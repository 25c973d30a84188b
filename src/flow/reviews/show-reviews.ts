import { reviewsChart } from '../../charts/reviews.ts';
import { countReviews } from '../../exercise/reviewers.ts';
import { summarise } from '../../exercise/rubric.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';

/** Job: posts what the reviews of a request say together, as words and chart; once for each number of reviews, from the last that was asked for. */
export async function showReviews(
  deps: FlowDeps,
  { teamId, requestId }: { teamId: string; requestId: string },
): Promise<void> {
  const { store, course, compute, random } = deps;
  const request = await store.requests.byId(teamId, requestId);
  const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) return;
  const reviews = await store.reviews.of(teamId, requestId);
  const { done, invited } = countReviews(reviews);
  const part = `reviews-${done}`;
  const key = requestKey(requestId, part);
  if (done === 0 || done < invited || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const summary = summarise(reviews.flatMap(({ ratings }) => ratings ?? []));
  const chart = reviewsChart(summary, cohort.locale, course.t);
  const png = await compute.draw(chart, cohort.locale);
  await store.transaction(async (tx) => {
    const thread = threadOf(cohort, request.lessonId);
    const artifactId = random.uuid();
    const content = { type: 'review-summary' as const, requestId, asker: request.askerId, summary };
    if (!(await tx.posts.add({ ...thread, key, content }))) return;
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
  await announce(deps, cohort);
}
