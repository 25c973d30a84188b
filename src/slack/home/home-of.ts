import { gatherProgress } from '../../flow/reports/gather-progress.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { homeView } from './home-view.ts';

/** Builds a person's App Home from the store. */
export async function homeOf(edge: Pick<Edge, 'flow'>, actor: Actor) {
  const { store, clock } = edge.flow;
  const { teamId, userId } = actor;
  const cohorts = await store.cohorts.seenBy(teamId, userId);
  const { awayUntil, locale } = (await store.members.byId(teamId, userId)) ?? {};
  return homeView(actor.words, {
    userId,
    language: locale,
    toAnswer: await store.requests.waitingFor(teamId, userId),
    toReview: await store.reviews.waitingFor(teamId, userId),
    asked: await store.requests.askedBy(teamId, userId, 10),
    ...(awayUntil !== undefined && awayUntil > clock.now() ? { awayUntil } : {}),
    cohorts: await Promise.all(
      cohorts.map(async (cohort) => ({
        cohort,
        holdings: await store.roles.list(teamId, cohort.id),
        progress: await gatherProgress(edge.flow, cohort),
        process: (await store.lessons.latest(teamId, cohort.id))?.process,
      })),
    ),
  });
}
