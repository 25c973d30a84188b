import { reviewsChart } from '../../charts/reviews-chart.ts';
import { countReviews } from '../../exercise/reviewers.ts';
import { summarizeReviews } from '../../exercise/summarize-reviews.ts';
import { announce, type FlowDeps } from '../deps.ts';
import { threadOf } from '../lessons/thread-of.ts';
import { requestKey } from '../requests/request-content.ts';

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
  const key = requestKey(requestId, `reviews-${done}`);
  if (done === 0 || done < invited || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const summary = summarizeReviews(reviews.flatMap(({ ratings }) => ratings ?? []));
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
      key: `${key}:chart`,
      content: { type: 'file', artifactId, title, altText, isImage: true },
    });
  });
  await announce(deps, cohort);
}
