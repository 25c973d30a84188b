import { gatherPath } from '../../flow/alone/gather-path.ts';
import { gatherProgress } from '../../flow/reports/gather-progress.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Edge } from '../app/edge.ts';
import type { CohortHome } from './home-items.ts';

/** Gathers what App Home shows about one cohort. */
export async function cohortHome({ flow }: Pick<Edge, 'flow'>, cohort: Cohort): Promise<CohortHome> {
  const { store } = flow;
  const latest = await store.lessons.latest(cohort.teamId, cohort.id);
  return {
    cohort,
    holdings: await store.roles.list(cohort.teamId, cohort.id),
    // Alone, the path tells how far one has come.
    ...(isDirectChannel(cohort.channelId)
      ? { progress: [], path: await gatherPath(flow, cohort) }
      : { progress: await gatherProgress(flow, cohort) }),
    process: latest?.process,
    lessonId: latest?.id,
  };
}
