import { agreementChart } from '../../charts/agreement-chart.ts';
import { agreementOf } from '../../exercise/agreement.ts';
import { labellingKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import type { RunsPort } from './port.ts';

/** Job: shows how far the people who have labelled agree, in words and a chart, once for each number of people. */
export async function showAgreement(
  needs: Announcer &
    Pick<RunsPort, 'compute' | 'course' | 'random'> & {
      store: StoreOf<'artifacts' | 'cohorts' | 'labelling' | 'posts'>;
    },
  { teamId, roundId }: { teamId: string; roundId: string },
): Promise<void> {
  const { store, course, compute, random } = needs;
  const round = await store.labelling.byId(teamId, roundId);
  const cohort = round && (await store.cohorts.byId(teamId, round.cohortId));
  if (round === undefined || round.items.length === 0 || cohort === undefined) return;
  const labelled = await store.labelling.of(teamId, roundId);
  const part = `agreement-${labelled.length}`;
  const key = labellingKey(roundId, part);
  if (labelled.length < 2 || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const agreement = agreementOf(
    round.items,
    labelled.map((one) => one.labels),
  );
  const chart = agreementChart(agreement, cohort.locale, course.t);
  const png = await compute.draw(chart, cohort.locale);
  await store.transaction(async (tx) => {
    const thread = threadOf(cohort, round.lessonId);
    const artifactId = random.uuid();
    const added = await tx.posts.add({
      ...thread,
      key,
      content: { type: 'agreement', roundId, items: round.items, agreement },
    });
    if (!added) return;
    await tx.artifacts.add(teamId, {
      id: artifactId,
      runId: round.runId,
      kind: `chart-${part}`,
      filename: 'prepare-agreement.png',
      mediaType: 'image/png',
      content: png,
    });
    const { title, altText } = chart;
    await tx.posts.add({
      ...thread,
      key: labellingKey(roundId, `${part}:chart`),
      content: { type: 'file', runId: round.runId, artifactId, title, altText, isImage: true },
    });
  });
  await announce(needs, cohort);
}
