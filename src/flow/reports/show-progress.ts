import { progressChart } from '../../charts/progress-chart.ts';
import { progressKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import { gatherProgress } from './gather-progress.ts';
import type { ReportsPort } from './port.ts';

/** Job: posts how far a cohort is, as words, table and chart. */
export async function showProgress(
  needs: Omit<ReportsPort, 'chat' | 'clock'>,
  { teamId, cohortId, userId, id }: { teamId: string; cohortId: string; userId: string; id: string },
): Promise<void> {
  const { store, compute, course, random } = needs;
  const cohort = await store.cohorts.byId(teamId, cohortId);
  const key = progressKey(id);
  if (cohort === undefined || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const rows = await gatherProgress(needs, cohort);
  const chart = progressChart(rows, cohort.locale, course);
  const png = await compute.draw(chart, cohort.locale);
  await store.transaction(async (tx) => {
    const { channelId, locale } = cohort;
    const content = { type: 'progress' as const, by: userId, rows };
    if (!(await tx.posts.add({ teamId, channelId, locale, key, content }))) return;
    const artifactId = random.uuid();
    await tx.artifacts.add(teamId, {
      id: artifactId,
      kind: 'chart-progress',
      filename: 'progress.png',
      mediaType: 'image/png',
      content: png,
    });
    const { title, altText } = chart;
    const file = { type: 'file' as const, artifactId, title, altText, isImage: true };
    await tx.posts.add({ teamId, channelId, locale, threadKey: key, key: progressKey(id, 'chart'), content: file });
  });
  await announce(needs, cohort);
}
